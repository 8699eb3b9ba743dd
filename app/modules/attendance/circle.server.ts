import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { enrolments, guardianships } from '#db/schema/children.ts'
import { classStaff, members } from '#db/schema/members.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import type { School } from '#tenants/school.server.ts'

/* Who is told of a child: ids of members. For a school acting as itself. */

/** The staff of the classes that a child is in on a day (ISO date). */
export async function teachersOf(school: School, childId: string, day: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .selectDistinct({ memberId: classStaff.memberId })
      .from(enrolments)
      .innerJoin(
        classStaff,
        and(eq(classStaff.schoolId, enrolments.schoolId), eq(classStaff.classId, enrolments.classId)),
      )
      .innerJoin(members, and(eq(members.schoolId, classStaff.schoolId), eq(members.id, classStaff.memberId)))
      .where(
        and(eq(enrolments.childId, childId), enrolledOn(day), isNull(members.leftAt), ne(members.role, 'guardian')),
      ),
  )
  return rows.map(({ memberId }) => memberId)
}

/** The staff of a class. */
export async function staffOf(school: School, classId: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ memberId: classStaff.memberId })
      .from(classStaff)
      .innerJoin(members, and(eq(members.schoolId, classStaff.schoolId), eq(members.id, classStaff.memberId)))
      .where(and(eq(classStaff.classId, classId), isNull(members.leftAt), ne(members.role, 'guardian'))),
  )
  return rows.map(({ memberId }) => memberId)
}

/** The head and the office. */
export async function officeOf(school: School): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ memberId: members.id })
      .from(members)
      .where(and(sql`${members.role} in ('owner', 'office')`, isNull(members.leftAt))),
  )
  return rows.map(({ memberId }) => memberId)
}

/** Guardians whose right to see the child holds on a day (ISO date). */
export async function guardiansOf(school: School, childId: string, day: string): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ memberId: guardianships.memberId })
      .from(guardianships)
      .where(
        and(
          eq(guardianships.childId, childId),
          eq(guardianships.maySee, true),
          isNull(guardianships.endedAt),
          sql`${day}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
        ),
      ),
  )
  return rows.map(({ memberId }) => memberId)
}
