import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { enrolments, guardianships } from '#db/schema/children.ts'
import { classStaff, members } from '#db/schema/members.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import type { School } from '#tenants/school.server.ts'

/* Who is told of a child's medicine today: ids of members. For a school acting as itself. */

/** The staff of the child's classes; where it has none, the office. */
export async function staffAround(school: School, childId: string): Promise<string[]> {
  const [teachers, office] = await school.read(q =>
    Promise.all([
      q
        .selectDistinct({ id: classStaff.memberId })
        .from(enrolments)
        .innerJoin(
          classStaff,
          and(eq(classStaff.schoolId, enrolments.schoolId), eq(classStaff.classId, enrolments.classId)),
        )
        .innerJoin(members, and(eq(members.schoolId, classStaff.schoolId), eq(members.id, classStaff.memberId)))
        .where(
          and(
            eq(enrolments.childId, childId),
            enrolledOn(school.today()),
            isNull(members.leftAt),
            ne(members.role, 'guardian'),
          ),
        ),
      q
        .select({ id: members.id })
        .from(members)
        .where(and(inArray(members.role, ['owner', 'office']), isNull(members.leftAt))),
    ]),
  )
  return (teachers.length > 0 ? teachers : office).map(({ id }) => id)
}

/** The guardians who may see the child today. */
export async function guardiansAround(school: School, childId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: guardianships.memberId })
      .from(guardianships)
      .where(
        and(
          eq(guardianships.childId, childId),
          eq(guardianships.maySee, true),
          isNull(guardianships.endedAt),
          sql`${school.today()}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
        ),
      ),
  )
  return rows.map(({ id }) => id)
}
