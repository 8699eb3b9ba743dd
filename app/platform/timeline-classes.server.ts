import { and, desc, eq, lte } from 'drizzle-orm'
import { enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { before } from '#tenants/page-before.ts'
import type { TimelineSource } from './timeline.ts'

/** Classes that the child came into. What is planned stands on the child's own page, for staff. */
export const cameInto: TimelineSource = async ({ school, t }, { childId, before: place, limit }) => {
  const rows = await school.read(q =>
    q
      .select({ id: enrolments.id, day: enrolments.startsOn, name: classes.name, schoolYear: classes.schoolYear })
      .from(enrolments)
      .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
      .where(
        and(
          eq(enrolments.childId, childId),
          lte(enrolments.startsOn, school.today()),
          before(enrolments.startsOn, enrolments.id, place),
        ),
      )
      .orderBy(desc(enrolments.startsOn), desc(enrolments.id))
      .limit(limit),
  )
  return rows.map(({ id, day, name, schoolYear }) => ({
    ...{ id, day, title: t('timeline.into', { class: name }), text: schoolYear },
  }))
}
