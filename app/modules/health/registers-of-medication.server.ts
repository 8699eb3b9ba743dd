import { and, between, inArray } from 'drizzle-orm'
import { formatMoment } from '#app/platform/i18n/format.ts'
import type { Register } from '#app/platform/registers.ts'
import { doses, medicationOrders } from '#db/schema/health-medication.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { entryWord } from './dose-policy.ts'
import { doseRows, openDoses, openOrders, orderRows } from './medication-rows.server.ts'

/** The register of medicine: every entry of the dose logs, those that were taken back too. */
export const medicationRegister: Register = {
  title: 'health.registers.medication.title',
  text: 'health.registers.medication.text',
  columns: [
    { id: 'at', label: 'health.registers.medication.at', share: 0.15 },
    { id: 'child', label: 'health.registers.incidents.child', share: 0.14 },
    { id: 'medicine', label: 'health.medication.medicine', share: 0.21 },
    { id: 'entry', label: 'health.registers.medication.entry', share: 0.24 },
    { id: 'by', label: 'health.registers.medication.by', share: 0.13 },
    { id: 'witness', label: 'health.registers.medication.witness', share: 0.13 },
  ],
  rows: async ({ school, t, locale }, { children, firstDay, lastDay }) => {
    const sealer = await sealFor(school, 'health')
    const ids = children.map(({ id }) => id)
    const [entries, orders] = await school.read(async q => {
      const found = await doseRows(q, and(inArray(doses.childId, ids), between(doses.day, firstDay, lastDay)))
      const orderIds = [...new Set(found.map(({ dose }) => dose.orderId))]
      return [found, orderIds.length > 0 ? await orderRows(q, inArray(medicationOrders.id, orderIds)) : []] as const
    })
    const [log, named] = await Promise.all([openDoses(sealer, entries), openOrders(sealer, orders)])
    return log.toReversed().map(dose => {
      const order = named.find(({ id }) => id === dose.orderId)
      return {
        id: dose.id,
        cells: {
          at: formatMoment(locale, school.facts.timeZone, dose.at),
          child: children.find(({ id }) => id === dose.childId)?.name ?? '',
          medicine: order ? `${order.medicine} · ${order.dose} ${t(`health.unit.${order.unit}`)}` : '',
          entry: [
            t(`health.dose_log.${entryWord(dose)}`),
            ...(dose.off !== null && dose.time ? [t('health.dose_log.for', { time: dose.time })] : []),
            ...(dose.mistaken ? [t('health.dose_log.taken_back')] : []),
            ...(dose.reason ? [dose.reason] : []),
          ].join(' · '),
          by: dose.by,
          witness: dose.witness ?? (dose.kind === 'given' ? t('health.dose_log.unwitnessed') : ''),
        },
      }
    })
  },
}
