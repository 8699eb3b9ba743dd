import { and, desc, eq, lt } from 'drizzle-orm'
import { supportLooks, supportVisits } from '#db/schema/support.ts'
import { type SupportVisit, system } from '../actor.ts'
import { School, type SchoolFacts } from '../school.server.ts'

export const looksPerPage = 100

/** What support opened or did, as the head reads it. */
export interface Look {
  id: string
  operatorName: string
  intent: 'load' | 'act'
  permission: string
  route: string
  /** ISO instant. */
  at: string
}

/**
 * Writes down that support opens a page, or does something. The school itself writes it: support reads neither this nor what stands there.
 * @throws what the database throws; then nothing is shown
 */
export async function noteLook(
  facts: SchoolFacts,
  { id, grantId }: SupportVisit,
  look: Pick<Look, 'intent' | 'permission' | 'route'>,
): Promise<void> {
  await new School(facts, system).write(tx => tx.insert(supportLooks).values({ ...look, visitId: id, grantId }))
}

/** What was opened by a grant, the newest first. @param before only what is older than this one */
export async function looksOf(school: School, grantId: string, before?: string): Promise<Look[]> {
  const rows = await school.read(q =>
    q
      .select({ look: supportLooks, operatorName: supportVisits.operatorName })
      .from(supportLooks)
      .innerJoin(
        supportVisits,
        and(eq(supportVisits.schoolId, supportLooks.schoolId), eq(supportVisits.id, supportLooks.visitId)),
      )
      .where(and(eq(supportLooks.grantId, grantId), before ? lt(supportLooks.id, before) : undefined))
      .orderBy(desc(supportLooks.id))
      .limit(looksPerPage),
  )
  return rows.map(({ look: { id, intent, permission, route, createdAt }, operatorName }) => ({
    ...{ id, operatorName, intent, permission, route },
    at: createdAt.toISOString(),
  }))
}
