import { and, inArray } from 'drizzle-orm'
import { enrolments } from '#db/schema/children.ts'
import { enrolledOn } from '#tenants/people/enrolled.ts'
import type { School } from '#tenants/school.server.ts'
import { type ClassChild, childrenOfClass } from './class-children.server.ts'
import type { ShownChild } from './shown-observation.ts'

/** The children of the classes that an observation's are in today, and its own that are in none. */
export async function childrenToChoose(school: School, own: readonly ShownChild[]): Promise<ClassChild[]> {
  const ids = own.map(({ id }) => id)
  const rows =
    ids.length === 0
      ? []
      : await school.read(q =>
          q
            .selectDistinct({ classId: enrolments.classId })
            .from(enrolments)
            .where(and(inArray(enrolments.childId, ids), enrolledOn(school.today()))),
        )
  const classes = await Promise.all(rows.map(({ classId }) => childrenOfClass(school, classId)))
  const all = new Map(classes.flat().map(child => [child.id, child]))
  for (const child of own) if (!all.has(child.id)) all.set(child.id, { ...child, daysSince: null, lacksConsent: false })
  return [...all.values()]
}
