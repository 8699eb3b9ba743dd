import { and, eq, isNull, sql } from 'drizzle-orm'
import { guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import type { School } from '../school.server.ts'
import type { Relation } from './rights.ts'

/** The guardians a child has, and how many of them have joined. */
export interface Reach {
  guardians: { name: string; relation: Relation }[]
  joined: number
}

/** Who can be reached, by child; children without a guardian are not in it. */
export async function reachByChild(school: School): Promise<Map<string, Reach>> {
  const rows = await school.read(q =>
    q
      .select({
        childId: guardianships.childId,
        guardians: sql<
          Reach['guardians']
        >`json_agg(json_build_object('name', ${members.name}, 'relation', ${guardianships.relation}) order by ${guardianships.createdAt}, ${guardianships.id})`,
        joined: sql<number>`count(${members.identityId})::int`,
      })
      .from(guardianships)
      .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
      .where(isNull(guardianships.endedAt))
      .groupBy(guardianships.childId),
  )
  return new Map(rows.map(({ childId, ...reach }) => [childId, reach]))
}
