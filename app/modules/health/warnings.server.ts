import { and, asc, eq, inArray } from 'drizzle-orm'
import { children, enrolments } from '#db/schema/children.ts'
import { classes } from '#db/schema/classes.ts'
import { healthConditionVersions } from '#db/schema/health.ts'
import { nameOf } from '#tenants/people/child-name.ts'
import { enrolledOn, hereOn } from '#tenants/people/enrolled.ts'
import { Problem } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { byGravity, holdsOn } from './condition.ts'
import { conditionRows, ofChildren, openConditions } from './condition-rows.server.ts'

/** A child whose life something threatens, as everybody on the staff may know it. */
export interface Warning {
  childId: string
  name: string
  className: string
  /** The names alone; what to do is for the child's own staff. */
  what: string[]
}

/**
 * What may kill, of every child of the school: for whoever stands in for a colleague, serves lunch or goes along on a trip. The school
 * itself reads it, since a teacher knows of other classes' children nothing else; names only, so it is no look and needs no reason.
 * @throws Problem forbidden for anybody else than staff, kept_private for whoever sees the site as somebody else
 */
export async function warnings(school: School): Promise<Warning[]> {
  if (!isStaff(school.actor.role)) throw new Problem('forbidden')
  if (school.actor.viewing) throw new Problem('kept_private')
  const system = school.asSystem()
  const [today, sealer] = [school.today(), await sealFor(school, 'health')]
  const [rows, names] = await system.read(async q => {
    const graver = await q
      .selectDistinct({ childId: healthConditionVersions.childId })
      .from(healthConditionVersions)
      .where(eq(healthConditionVersions.severity, 'life_threatening'))
    const childIds = graver.map(({ childId }) => childId)
    if (childIds.length === 0) return [[], []] as const
    return Promise.all([
      conditionRows(q, ofChildren(childIds)),
      q
        .select({ child: children, className: classes.name })
        .from(children)
        .innerJoin(enrolments, and(eq(enrolments.schoolId, children.schoolId), eq(enrolments.childId, children.id)))
        .innerJoin(classes, and(eq(classes.schoolId, enrolments.schoolId), eq(classes.id, enrolments.classId)))
        .where(and(inArray(children.id, childIds), enrolledOn(today), hereOn(today)))
        .orderBy(asc(classes.name), asc(children.firstName), asc(children.id)),
    ])
  })
  const holding = (await openConditions(sealer, rows))
    .filter(each => each.severity === 'life_threatening' && holdsOn(each, today))
    .sort(byGravity)
  return names.flatMap(({ child, className }) => {
    const what = holding.filter(({ childId }) => childId === child.id).map(each => each.what)
    return what.length > 0 ? [{ childId: child.id, name: nameOf(child), className, what }] : []
  })
}
