import { and, eq, inArray } from 'drizzle-orm'
import { attendanceMarks, pickupCodes, pickupPersons } from '#db/schema/attendance.ts'
import { members } from '#db/schema/members.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * With whom children went, by the mark's id; marks without a taker are left out, as is whoever the reader may not see.
 */
export async function takerNames(school: School, marks: readonly { id: string }[]): Promise<Map<string, string>> {
  if (marks.length === 0) return new Map()
  const rows = await school.read(q =>
    q
      .select({
        id: attendanceMarks.id,
        guardian: members.name,
        person: pickupPersons.name,
        holder: pickupCodes.personName,
      })
      .from(attendanceMarks)
      .leftJoin(
        members,
        and(eq(members.schoolId, attendanceMarks.schoolId), eq(members.id, attendanceMarks.pickedUpByMember)),
      )
      .leftJoin(
        pickupPersons,
        and(
          eq(pickupPersons.schoolId, attendanceMarks.schoolId),
          eq(pickupPersons.id, attendanceMarks.pickedUpByPerson),
        ),
      )
      .leftJoin(
        pickupCodes,
        and(eq(pickupCodes.schoolId, attendanceMarks.schoolId), eq(pickupCodes.id, attendanceMarks.pickedUpByCode)),
      )
      .where(
        inArray(
          attendanceMarks.id,
          marks.map(({ id }) => id),
        ),
      ),
  )
  return new Map(
    rows.flatMap(({ id, guardian, person, holder }): [string, string][] => {
      const name = guardian ?? person ?? holder
      return name ? [[id, name]] : []
    }),
  )
}
