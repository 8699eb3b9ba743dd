import { formatFullDay, formatLabelled, formatMoment } from '#app/platform/i18n/format.ts'
import type { RecordBlock, RecordEntry, RecordReader, RecordSource } from '#app/platform/record.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { childOf } from '#tenants/people/children.server.ts'
import type { Condition, ConditionVersion } from './condition.ts'
import { conditionsOf } from './conditions.server.ts'
import { growthOf } from './growth.server.ts'
import { growthCharts } from './growth-chart.server.ts'
import { incidentRecord } from './incident-record.server.ts'
import { type Measurement, measures } from './measurement.ts'
import { measurementsOf } from './measurements.server.ts'
import { medicationRecord } from './medication-record.server.ts'
import { unitOf } from './ui/units.ts'
import type { Vaccination } from './vaccination.ts'
import { vaccinationsOf } from './vaccinations.server.ts'

/** Conditions with what they said before, measurements with their curves, vaccinations, medicine and incidents. */
export const record: RecordSource = async (reader, childId) => {
  const { school, locale, t } = reader
  const [child, conditions, { measurements, birth }, vaccinations, medication, incidents] = await Promise.all([
    childOf(school, childId),
    conditionsOf(school, childId),
    measurementsOf(school, childId),
    vaccinationsOf(school, childId),
    medicationRecord(reader, childId),
    incidentRecord(reader, childId),
  ])
  const { birthDate } = child
  const judged =
    birth && birthDate
      ? await Promise.all(
          measurements.map(async measurement => ({
            measurement,
            growth: await growthOf(birth, birthDate, measurement.day, measurement.values),
          })),
        )
      : []
  const charts = birth ? await growthCharts(birth, judged, { name: shortNameOf(child), locale, t }) : []
  return {
    pages: [
      { name: 'health', title: t('health.child.conditions'), blocks: conditionBlocks(reader, conditions) },
      {
        name: 'health-growth',
        title: t('health.growth.title'),
        blocks: [
          ...charts.map(
            ({ measure, svg }): RecordBlock => ({ kind: 'chart', svg, title: t(`health.growth.label.${measure}`) }),
          ),
          ...measurementBlocks(reader, measurements),
          ...(charts.length > 0 ? [{ kind: 'text' as const, text: t('health.growth.source') }] : []),
        ],
      },
      {
        name: 'health-vaccinations',
        title: t('health.vaccination.title'),
        blocks: vaccinationBlocks(reader, vaccinations),
      },
      ...medication.pages,
      ...incidents.pages,
    ],
    data: {
      birth,
      conditions: conditions.map(({ childId: _own, ...each }) => each),
      measurements,
      vaccinations,
      medication: medication.data,
      incidents: incidents.data,
    },
    sensitive: [
      ...(conditions.length > 0 ? ['health' as const] : []),
      ...(measurements.length > 0 ? ['growth' as const] : []),
      ...(vaccinations.length > 0 ? ['vaccinations' as const] : []),
      ...(medication.sensitive ?? []),
      ...(incidents.sensitive ?? []),
    ],
  }
}

function conditionBlocks(reader: RecordReader, conditions: readonly Condition[]): RecordBlock[] {
  const { school, locale, t } = reader
  if (conditions.length === 0) return []
  const entries = conditions.flatMap(({ ended, earlier, ...condition }): RecordEntry[] => {
    const at = (moment: string) => formatMoment(locale, school.facts.timeZone, moment)
    const over = ended ? t('health.condition.ended_by', { name: ended.by, time: at(ended.at) }) : null
    return [
      {
        ...wording(reader, condition),
        facts: [...factsOf(reader, condition), { label: t('health.condition.ended'), value: over }],
      },
      ...earlier.map(each => ({
        ...wording(reader, each),
        title: formatLabelled(reader.locale, t('health.condition.history'), each.what),
        facts: factsOf(reader, each),
      })),
    ]
  })
  return [{ kind: 'entries', entries }]
}

const wording = ({ school, locale, t }: RecordReader, { what, todo, kind, severity, by, at }: ConditionVersion) => ({
  ...{ title: what, text: todo ?? undefined },
  about: [
    t(`health.kind.${kind}`),
    t(`health.severity.${severity}`),
    t('health.condition.by', { name: by, time: formatMoment(locale, school.facts.timeZone, at) }),
  ].join(' · '),
})

const factsOf = ({ school, locale, t }: RecordReader, { medicine, fromDay, untilDay, confirmed }: ConditionVersion) => [
  { label: t('health.form.medicine_label'), value: medicine },
  { label: t('health.form.from_label'), value: fromDay && formatFullDay(locale, fromDay) },
  { label: t('health.form.until_label'), value: untilDay && formatFullDay(locale, untilDay) },
  {
    label: t('health.condition.confirm_done'),
    value:
      confirmed &&
      t('health.condition.confirmed', {
        name: confirmed.by,
        time: formatMoment(locale, school.facts.timeZone, confirmed.at),
      }),
  },
]

function measurementBlocks({ locale, t }: RecordReader, measurements: readonly Measurement[]): RecordBlock[] {
  if (measurements.length === 0) return []
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  return [
    {
      kind: 'table',
      caption: t('health.growth.table'),
      head: [
        t('health.child_record.day'),
        ...measures.map(measure => t(`health.measure.${measure}`)),
        t('health.child_record.by'),
      ],
      rows: measurements.map(({ day, values, by }) => [
        formatFullDay(locale, day),
        ...measures.map(measure => {
          const value = values[measure]
          return value === null ? '' : `${number.format(value)} ${unitOf[measure] ?? ''}`.trim()
        }),
        by,
      ]),
    },
  ]
}

function vaccinationBlocks({ t }: RecordReader, vaccinations: readonly Vaccination[]): RecordBlock[] {
  if (vaccinations.length === 0) return []
  const entries = vaccinations.map(
    ({ way, vaccine, dose, day, place, reason, by }): RecordEntry => ({
      ...{ day: day ?? undefined, title: t(`health.vaccine.${vaccine}`) },
      about: t(`health.vaccination.way.${way}`),
      facts: [
        { label: t('health.vaccination.dose_label'), value: dose === null ? null : String(dose) },
        { label: t('health.vaccination.place'), value: place },
        { label: t('health.vaccination.reason'), value: reason },
        { label: t('health.child_record.by'), value: by },
      ],
    }),
  )
  return [{ kind: 'entries', entries }]
}
