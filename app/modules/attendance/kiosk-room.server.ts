import { and, asc, eq, inArray } from 'drizzle-orm'
import { attendanceDays } from '#db/schema/attendance.ts'
import { children, enrolments } from '#db/schema/children.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { expectedOn, ofDay, ofEnrolment } from './presence.server.ts'

/** A child as a kiosk shows it to whoever stands before it. */
export interface KioskChild {
  id: string
  name: string
  /** Why a child is not here is nobody's business at the door. */
  state: 'here' | 'gone' | 'awaited'
}

/**
 * The children of a kiosk's classes today, by name: what it sees itself, under its own rights. Whoever shares a name with another is
 * called by both.
 * @param only ids of children; left out for all
 */
export async function kioskChildren(school: School, only?: readonly string[]): Promise<KioskChild[]> {
  if (only?.length === 0) return []
  const today = school.today()
  const rows = await school.read(q =>
    q
      .selectDistinct({
        id: children.id,
        firstName: children.firstName,
        lastName: children.lastName,
        callName: children.callName,
        state: attendanceDays.state,
      })
      .from(enrolments)
      .innerJoin(children, ofEnrolment)
      .leftJoin(attendanceDays, ofDay(today))
      .where(and(expectedOn(today), only ? inArray(children.id, [...only]) : undefined))
      .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id)),
  )
  const called = (name: string) => rows.filter(row => shortNameOf(row) === name).length
  return rows.map(row => ({
    id: row.id,
    name: called(shortNameOf(row)) > 1 ? nameOf(row) : shortNameOf(row),
    state: row.state === 'present' ? 'here' : row.state === 'left' ? 'gone' : 'awaited',
  }))
}

/** @throws Problem not_found for a child of none of the kiosk's classes */
export async function assertKnown(school: School, childId: string): Promise<void> {
  const rows = await school.read(q => q.select({ id: children.id }).from(children).where(eq(children.id, childId)))
  found(rows[0])
}
