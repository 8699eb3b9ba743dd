import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { isOffice } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { byGravity, type Condition, holdsOn } from './condition.ts'
import { conditionRows, ofChildren, openConditions } from './condition-rows.server.ts'
import { classRoster, type RosterChild } from './roster.server.ts'

/** A child on a class's sheet. */
export interface SheetChild extends RosterChild {
  conditions: Condition[]
  /** There is more, which the office reads on the child's page with a reason. */
  hidden: boolean
}

/**
 * What holds today of a class's children, for the sheet on the kitchen's or the group room's wall. Its teachers read all of it, which is
 * a look a day at every child with an entry; the office the names of what may kill, and the rest where it gave a reason.
 * @throws Problem not_found for a class that is not the actor's; braked
 */
export async function classAlerts(
  school: School,
  classId: string,
): Promise<{ id: string; name: string; children: SheetChild[] }> {
  const roster = await classRoster(school, classId)
  const childIds = roster.children.map(({ id }) => id)
  if (childIds.length === 0) return { ...roster, children: [] }
  await passBrake(school, childIds)
  const sealer = await sealFor(school, 'health')
  const today = school.today()
  const [rows, reasons] = await school.read(q =>
    Promise.all([
      conditionRows(q, ofChildren(childIds)),
      isOffice(school.actor.role) ? reasonsGiven(q, school, childIds, 'health') : null,
    ]),
  )
  const holding = (await openConditions(sealer, rows)).filter(each => holdsOn(each, today)).sort(byGravity)
  const shown = [...new Set(holding.map(({ childId }) => childId))].filter(id => reasons === null || reasons.has(id))
  await school.write(tx => noteLook(tx, school, shown, 'health', 'day'))
  return {
    ...{ id: roster.id, name: roster.name },
    children: roster.children.map(child => {
      const own = holding.filter(({ childId }) => childId === child.id)
      if (own.length === 0 || shown.includes(child.id)) return { ...child, conditions: own, hidden: false }
      return { ...child, conditions: own.flatMap(nameOnly), hidden: true }
    }),
  }
}

/** Of what may kill, its name and nothing else; of anything else, nothing. */
export const nameOnly = (condition: Condition): Condition[] =>
  condition.severity === 'life_threatening' ? [{ ...condition, todo: null, medicine: null, earlier: [] }] : []
