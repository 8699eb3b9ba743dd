import type { ChildAlert } from '#app/platform/child-alerts.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { noteLook, reasonsGiven } from '#tenants/access/access.server.ts'
import { brakeHolds } from '#tenants/access/brake.server.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import { childrenInUse, ordersOn } from './medication-due.server.ts'
import { paths } from './paths.ts'

/**
 * Which medicine children get today, for the teachers of their class, which is a look a day, and for the office where it has said why
 * it looks. Whom the brake has stopped is shown none: no life hangs on it that the conditions do not name.
 */
export async function medicineAlerts(
  { school, t }: Pick<SchoolRequest, 'school' | 't'>,
  childIds: readonly string[],
  now: number = Date.now(),
): Promise<Map<string, ChildAlert[]>> {
  const { actor } = school
  if (!isStaff(actor.role) || actor.viewing || childIds.length === 0) return new Map()
  const inUse = new Set(await childrenInUse(school))
  const concerned = childIds.filter(id => inUse.has(id))
  const reasons = isOffice(actor.role)
    ? await school.read(q => reasonsGiven(q, school, concerned, 'medication'))
    : new Set(concerned)
  const own = concerned.filter(id => reasons.has(id))
  if (own.length === 0 || (await brakeHolds(school, own))) return new Map()
  await school.write(tx => noteLook(tx, school, own, 'medication', 'day'))
  const alerts = new Map<string, ChildAlert[]>()
  for (const { order, slots } of await ordersOn(school, own, now)) {
    const open = slots.filter(({ state }) => state !== 'given' && state !== 'not_given')
    if (open.length === 0) continue
    const times = open.flatMap(({ time }) => time ?? []).join(', ')
    const alert: ChildAlert = {
      id: order.id,
      text: times ? t('health.medication.alert', { times }) : t('health.medication.alert_as_needed'),
      more: `${order.medicine} · ${order.dose} ${t(`health.unit.${order.unit}`)}`,
      tone: open.some(({ state }) => state === 'overdue') ? 'warn' : 'info',
      href: paths.medicationOrder(order.id),
    }
    alerts.set(order.childId, [...(alerts.get(order.childId) ?? []), alert])
  }
  return alerts
}
