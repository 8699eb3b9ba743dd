import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { notificationDeliveries } from '#db/schema/notifications.ts'
import { system } from '../actor.ts'
import { schoolsOfOneMail } from '../identity/schools.server.ts'
import type { ResolvedSchool } from '../resolve.server.ts'
import { School } from '../school.server.ts'

/** A digest so soon comes along with one that leaves now; a later one is a mail of its own. */
export const sameHourMinutes = 60
/** An attempt that is younger is still under way. */
const underWayMinutes = 10

/** A digest that a person has coming from another of their schools. */
export interface OtherDigest {
  /** Acting as itself. */
  school: School
  resolved: ResolvedSchool
  memberId: string
  /** Of its first item. */
  dueAt: Date
}

/**
 * The digests of an identity's other schools that are due within the hour, or just being sent; none where the person wants them
 * apart. Each school's rows are read in a transaction of that school.
 */
export async function otherDigests(identityId: string, besides: string): Promise<OtherDigest[]> {
  const schools = await schoolsOfOneMail(identityId, besides)
  return (await Promise.all(schools.map(resolved => digestsIn(resolved, identityId)))).flat()
}

async function digestsIn(resolved: ResolvedSchool, identityId: string): Promise<OtherDigest[]> {
  const d = notificationDeliveries
  const school = new School(resolved.facts, system)
  const minutes = (count: number) => sql`make_interval(mins => ${count})`
  const rows = await school.read(q =>
    q
      .select({ memberId: d.memberId, dueAt: sql<Date>`min(${d.dueAt})`.mapWith(d.dueAt) })
      .from(d)
      .innerJoin(members, and(eq(members.schoolId, d.schoolId), eq(members.id, d.memberId)))
      .where(
        and(
          eq(members.identityId, identityId),
          isNull(members.leftAt),
          eq(d.channel, 'digest'),
          inArray(d.state, ['waiting', 'trying']),
          lt(d.dueAt, sql`now() + ${minutes(sameHourMinutes)}`),
          sql`(${d.state} = 'waiting' or ${d.triedAt} > now() - ${minutes(underWayMinutes)})`,
        ),
      )
      .groupBy(d.memberId),
  )
  return rows.map(row => ({ school, resolved, ...row }))
}
