import { formatFullDay, formatLabelled, formatList, formatMoment } from '#app/platform/i18n/format.ts'
import type { RecordEntry, RecordPart, RecordReader } from '#app/platform/record.ts'
import { type Dose, entryWord } from './dose-policy.ts'
import type { MedicationOrder } from './medication.ts'
import { ordersOf, orderWithLog } from './medication-orders.server.ts'

/** What a child's record has of its medicine: each order with its signature and what was given by it. */
export async function medicationRecord(reader: RecordReader, childId: string): Promise<RecordPart> {
  const { school, t } = reader
  const orders = await ordersOf(school, childId)
  const kept = await Promise.all(orders.map(({ id }) => orderWithLog(school, childId, id)))
  const entries = kept.flatMap(({ order, files, log }) => [
    {
      ...orderEntry(reader, order),
      files: files.map(({ mediaId }, index) => ({
        ...{ mediaId, day: order.fromDay },
        name: `${order.fromDay} ${order.medicine} ${index + 1}`,
      })),
    },
    ...log.map(dose => doseEntry(reader, order, dose)),
  ])
  return {
    pages: [
      {
        name: 'health-medication',
        title: t('health.medication.title'),
        blocks: entries.length > 0 ? [{ kind: 'entries', entries }] : [],
      },
    ],
    data: kept.map(({ order, files, log }) => ({ ...order, files: files.map(({ mediaId }) => mediaId), log })),
    sensitive: orders.length > 0 ? ['medication'] : [],
  }
}

function orderEntry({ school, locale, t }: RecordReader, order: MedicationOrder): RecordEntry {
  const at = (moment: string) => formatMoment(locale, school.facts.timeZone, moment)
  const { answer, ended, signature, asNeeded } = order
  const days = { from: formatFullDay(locale, order.fromDay), until: formatFullDay(locale, order.untilDay) }
  return {
    day: order.fromDay,
    title: order.medicine,
    about: t('health.medication.days', days),
    text: order.why,
    facts: [
      { label: t('health.medication.dose'), value: `${order.dose} ${t(`health.unit.${order.unit}`)}` },
      { label: t('health.medication.how'), value: order.how },
      {
        label: t('health.medication.plan'),
        value: formatList(locale, order.times) || t('health.medication.as_needed'),
      },
      { label: t('health.medication.mostPerDay'), value: asNeeded && String(asNeeded.mostPerDay) },
      { label: t('health.medication.leastHours'), value: asNeeded && String(asNeeded.leastHours) },
      { label: t('health.medication.storage'), value: order.storage },
      { label: t('health.medication.expiresOn'), value: formatFullDay(locale, order.expiresOn) },
      { label: t('health.medication.signature'), value: `${order.signer} · ${at(order.signedAt)}` },
      {
        label: t('health.medication.school'),
        value: answer && t(`health.medication.answered.${answer.answer}`, { name: answer.by, time: at(answer.at) }),
      },
      { label: t('health.child_record.reason'), value: answer?.reason },
      { label: t('health.child_record.ended'), value: ended && `${ended.by} · ${at(ended.at)}` },
      { label: t('health.incident.paper.hash'), value: order.hash },
    ],
    ...(signature.way === 'drawn'
      ? {
          signature: {
            path: signature.mark,
            label: t('health.medication.signature_of', { name: order.signer }),
          },
        }
      : {}),
  }
}

const doseEntry = ({ school, locale, t }: RecordReader, order: MedicationOrder, dose: Dose): RecordEntry => ({
  day: dose.day,
  title: formatLabelled(locale, order.medicine, t(`health.dose_log.${entryWord(dose)}`)),
  about: formatMoment(locale, school.facts.timeZone, dose.at),
  facts: [
    { label: t('health.dose_log.time'), value: dose.time },
    { label: t('health.child_record.by'), value: dose.by },
    { label: t('health.child_record.confirmed_by'), value: dose.witness },
    { label: t('health.child_record.reason'), value: dose.reason },
    { label: t('health.dose_log.log'), value: dose.mistaken ? t('health.dose_log.taken_back') : null },
  ],
})
