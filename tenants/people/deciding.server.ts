import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { guardianships } from '#db/schema/children.ts'
import { memberOf } from '../actor.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'

/** Of a guardianship: the right to decide for the child is in force today. */
export const decidesToday = (school: School): SQL | undefined =>
  and(
    eq(guardianships.mayDecide, true),
    isNull(guardianships.endedAt),
    sql`${school.today()}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
  )

/** Whether the actor decides for a child today, as one of its guardians; a relative who only sees it does not. */
export async function decidesFor(q: Pick<Queries, 'select'>, school: School, childId: string): Promise<boolean> {
  const rows = await q
    .select({ id: guardianships.id })
    .from(guardianships)
    .where(
      and(eq(guardianships.childId, childId), eq(guardianships.memberId, memberOf(school.actor)), decidesToday(school)),
    )
  return rows.length > 0
}

/** A relative who only sees the child does not answer for it. @throws Problem not_found */
export async function assertDecides(q: Pick<Queries, 'select'>, school: School, childId: string): Promise<void> {
  if (!(await decidesFor(q, school, childId))) throw new Problem('not_found', 'does not decide for the child')
}
