import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { children, enrolments, guardianships } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { memberOf } from '../actor.ts'
import type { School } from '../school.server.ts'
import { type ChildNames, shortNameOf } from './child-name.ts'
import { enrolledOn } from './enrolled.ts'
import { portraitId } from './portrait.server.ts'

/** A child of the actor's. */
export interface OwnChild extends ChildNames {
  id: string
  /** The file of its portrait. */
  photoId: string | null
  classes: string[]
  /** The child's last day, ISO date; past or announced. */
  leftOn: string | null
  /** Whether the actor consents and signs for the child. */
  mayDecide: boolean
}

/** The children that the actor is a guardian of and may see today, by name, with their classes. */
export async function ownChildren(school: School): Promise<OwnChild[]> {
  const today = school.today()
  const rows = await school.read(q =>
    q
      .select({
        id: children.id,
        firstName: children.firstName,
        lastName: children.lastName,
        callName: children.callName,
        photoId: portraitId,
        leftOn: children.leftOn,
        mayDecide: guardianships.mayDecide,
        className: classes.name,
      })
      .from(guardianships)
      .innerJoin(children, and(eq(children.schoolId, guardianships.schoolId), eq(children.id, guardianships.childId)))
      .leftJoin(
        enrolments,
        and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id), enrolledOn(today)),
      )
      .leftJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .where(
        and(
          eq(guardianships.memberId, memberOf(school.actor)),
          isNull(guardianships.endedAt),
          sql`${today}::date between coalesce(${guardianships.startsOn}, '-infinity') and coalesce(${guardianships.endsOn}, 'infinity')`,
        ),
      )
      .orderBy(asc(children.firstName), asc(children.id), asc(classes.name)),
  )
  const byId = new Map<string, OwnChild>()
  for (const { className, ...child } of rows) {
    const own = byId.get(child.id) ?? { ...child, classes: [] }
    if (className) own.classes.push(className)
    byId.set(child.id, own)
  }
  return [...byId.values()]
}

/** A child among which a family chooses. */
export interface Sibling {
  id: string
  /** As everybody calls it. */
  name: string
  photoId: string | null
}

/** The children between whom the actor goes back and forth: a guardian's own, if there are several; none for everybody else. */
export async function siblingsOf(school: School): Promise<Sibling[]> {
  if (school.actor.role !== 'guardian') return []
  const own = await ownChildren(school)
  return own.length < 2 ? [] : own.map(child => ({ id: child.id, name: shortNameOf(child), photoId: child.photoId }))
}
