import type { ChildAlert, ChildAlerts } from '#app/platform/child-alerts.ts'
import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { brakeHolds } from '#tenants/access/brake.server.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { byGravity, type Condition, holdsOn } from './condition.ts'
import { conditionRows, ofChildren, openConditions } from './condition-rows.server.ts'
import { medicineAlerts } from './medication-alerts.server.ts'
import { paths } from './paths.ts'
import { severityTone } from './ui/tones.ts'

/**
 * What staff must know of children: all of it for the teachers of their class, which is a look a day; for the office the name of what
 * may kill, and the rest where it has said why it looks. So also for whom the brake has stopped: a warning is never kept back.
 */
export const childAlerts: ChildAlerts = async (request, childIds) => {
  const { school, t } = request
  const { actor } = school
  if (!isStaff(actor.role) || actor.viewing || childIds.length === 0) return new Map()
  const sealer = await sealFor(school, 'health')
  const [rows, reasons] = await school.read(q =>
    Promise.all([
      conditionRows(q, ofChildren(childIds)),
      isOffice(actor.role) ? reasonsGiven(q, school, childIds, 'health') : null,
    ]),
  )
  const today = school.today()
  const holding = (await openConditions(sealer, rows)).filter(each => holdsOn(each, today)).sort(byGravity)
  const own = [...new Set(holding.map(({ childId }) => childId))].filter(id => reasons === null || reasons.has(id))
  const stopped = own.length > 0 && (await brakeHolds(school, own))
  if (own.length > 0 && !stopped) await school.write(tx => noteLook(tx, school, own, 'health', 'day'))
  const open = new Set(stopped ? [] : own)
  const alertOf = (condition: Condition): ChildAlert => ({
    id: condition.conditionId,
    text: `${condition.what} · ${t(`health.severity.${condition.severity}`)}`,
    more: open.has(condition.childId) ? condition.todo : null,
    tone: severityTone[condition.severity],
    href: paths.child(condition.childId),
  })
  const alerts = new Map<string, ChildAlert[]>()
  const add = (childId: string, alert: ChildAlert) => alerts.set(childId, [...(alerts.get(childId) ?? []), alert])
  for (const condition of holding)
    if (open.has(condition.childId) || condition.severity === 'life_threatening')
      add(condition.childId, alertOf(condition))
  for (const childId of new Set(holding.filter(each => !open.has(each.childId)).map(each => each.childId)))
    add(childId, { id: childId, text: t('health.alert.more'), more: null, tone: 'info', href: paths.child(childId) })
  for (const [childId, medicines] of await medicineAlerts(request, childIds))
    for (const medicine of medicines) add(childId, medicine)
  return alerts
}
