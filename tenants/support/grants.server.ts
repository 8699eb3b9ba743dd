import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { supportGrants, supportLooks, supportVisits } from '#db/schema/support.ts'
import { memberOf } from '../actor.ts'
import { publish } from '../bus.server.ts'
import { found, Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import type { grantHours } from './limits.ts'
import { type Operator, operatorById } from './people.server.ts'

export interface NewGrant {
  /** Made with the form, so that sending it twice is once. */
  id: string
  /** Null for anybody of support. */
  operatorId: string | null
  hours: (typeof grantHours)[number]
  reason: string
  mayEdit: boolean
}

export interface Grant {
  id: string
  operatorName: string
  reason: string
  mayEdit: boolean
  /** Who of the school gave it. */
  by: string
  /** ISO instants. */
  from: string
  until: string
  endedAt: string | null
  inForce: boolean
  visits: number
  looks: number
}

/**
 * Lets support into the school, for hours. Twice is once.
 * @throws Problem forbidden for anybody but the head; not_found when the one who was named works for the vendor no longer
 */
export async function giveGrant(school: School, grant: NewGrant): Promise<void> {
  if (school.actor.role !== 'owner') throw new Problem('forbidden')
  const { id, operatorId, hours, reason, mayEdit } = grant
  const operatorName = operatorId ? found(await operatorById(operatorId)).name : ''
  await school.write(async tx => {
    await tx
      .insert(supportGrants)
      .values({
        ...{ id, operatorId, operatorName, reason, mayEdit, grantedBy: memberOf(school.actor) },
        until: sql`now() + make_interval(hours => ${hours})`,
      })
      .onConflictDoNothing()
    tx.afterCommit(() => publish('school', school.id))
    await tx.announce('support', id, { staffOnly: true })
  })
}

/** Ends a grant at once: whoever of support is in is out with their next request, and their open page with it. Twice is once. @throws Problem not_found */
export async function endGrant(school: School, grantId: string): Promise<void> {
  await school.write(async tx => {
    const [grant] = await tx.select({ id: supportGrants.id }).from(supportGrants).where(eq(supportGrants.id, grantId))
    found(grant)
    const ended = await tx
      .update(supportGrants)
      .set({ endedAt: sql`now()`, endedBy: memberOf(school.actor) })
      .where(and(eq(supportGrants.id, grantId), inForce))
      .returning({ id: supportGrants.id })
    if (ended.length === 0) return
    tx.afterCommit(async () => {
      await Promise.all([publish('school', school.id), publish('session', grantId)])
    })
    await tx.announce('support', grantId, { staffOnly: true })
  })
}

/** The last grants, the newest first, with how often support came by them and how much it opened. */
export async function grantsOf(school: School, grantId?: string): Promise<Grant[]> {
  const looks = counted(supportLooks)
  const visits = counted(supportVisits)
  const rows = await school.read(q =>
    q
      .select({
        grant: supportGrants,
        by: members.name,
        inForce: sql<boolean>`${inForce}`,
        visits: sql<number>`(select count(*)::int from ${supportVisits} where ${visits} and ${supportVisits.enteredAt} is not null)`,
        looks: sql<number>`(select count(*)::int from ${supportLooks} where ${looks})`,
      })
      .from(supportGrants)
      .innerJoin(members, and(eq(members.schoolId, supportGrants.schoolId), eq(members.id, supportGrants.grantedBy)))
      .where(grantId ? eq(supportGrants.id, grantId) : undefined)
      .orderBy(desc(supportGrants.createdAt), desc(supportGrants.id))
      .limit(50),
  )
  return rows.map(({ grant: { id, operatorName, reason, mayEdit, createdAt, until, endedAt }, ...row }) => ({
    ...{ id, operatorName, reason, mayEdit, ...row },
    from: createdAt.toISOString(),
    until: until.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }))
}

/** Grants by which an operator may enter now. @param inside the school as itself */
export function openGrantsFor(inside: School, operator: Pick<Operator, 'id'>) {
  return inside.read(q =>
    q
      .select()
      .from(supportGrants)
      .where(and(inForce, or(isNull(supportGrants.operatorId), eq(supportGrants.operatorId, operator.id))))
      .orderBy(desc(supportGrants.until)),
  )
}

/** As it is at this moment, by the database's clock. */
export const inForce = and(isNull(supportGrants.endedAt), gt(supportGrants.until, sql`now()`)) ?? sql`false`

const counted = (table: typeof supportLooks | typeof supportVisits) =>
  and(eq(table.schoolId, supportGrants.schoolId), eq(table.grantId, supportGrants.id))
