import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Growth, GrowthMeasure } from '../growth.server.ts'
import type { Measurement } from '../measurement.ts'
import { paths } from '../paths.ts'

interface Row {
  measurement: Measurement
  /** Null where sex or birth date are not known. */
  growth: Growth | null
}

/** What was measured, and where it stands among children of the same age. */
export function GrowthTable({ rows, mayEnter }: { rows: readonly Row[]; mayEnter: boolean }) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const age = (days: number) => {
    const months = Math.floor(days / 30.4375)
    return t('health.growth.age', { years: Math.floor(months / 12), months: months % 12 })
  }
  const said = (growth: Growth | null, measure: GrowthMeasure, value: number | null, unit: string) => {
    if (value === null) return '–'
    const standing = growth?.standing[measure]
    return (
      <>
        <span className="font-semibold">{`${number.format(value)} ${unit}`.trim()}</span>
        <span className="block text-ink-soft text-sm">
          {standing
            ? t('health.growth.standing', {
                percentile: number.format(standing.percentile),
                z: fine.format(standing.z),
              })
            : growth
              ? t('health.growth.outside')
              : null}
        </span>
      </>
    )
  }
  return (
    <section>
      <SectionHeader title={t('health.growth.table')} />
      <Table
        caption={t('health.growth.table')}
        rows={rows}
        rowId={row => row.measurement.id}
        columns={[
          {
            id: 'day',
            header: t('health.measure.day'),
            main: true,
            cell: ({ measurement: { id, day } }) =>
              mayEnter ? (
                <TextLink href={paths.measurement(id)}>{formatDay(locale, day, 'short')}</TextLink>
              ) : (
                formatDay(locale, day, 'short')
              ),
          },
          {
            id: 'age',
            header: t('health.growth.age_header'),
            cell: ({ growth }) =>
              growth
                ? growth.correctedDays === growth.ageDays
                  ? age(growth.ageDays)
                  : t('health.growth.corrected', { age: age(growth.ageDays), corrected: age(growth.correctedDays) })
                : '–',
          },
          {
            id: 'height',
            header: t('health.growth.height'),
            cell: ({ growth, measurement: { values } }) => said(growth, 'height', values.height, 'cm'),
          },
          {
            id: 'weight',
            header: t('health.growth.weight'),
            cell: ({ growth, measurement: { values } }) => said(growth, 'weight', values.weight, 'kg'),
          },
          {
            id: 'bmi',
            header: t('health.growth.bmi'),
            cell: ({ growth }) => said(growth, 'bmi', growth?.bmi ?? null, ''),
          },
          {
            id: 'head',
            header: t('health.growth.head'),
            cell: ({ growth, measurement: { values } }) => said(growth, 'head', values.head, 'cm'),
          },
          {
            id: 'vision',
            header: t('health.measure.vision'),
            cell: ({ measurement: { values } }) =>
              values.visionLeft === null && values.visionRight === null
                ? '–'
                : t('health.measure.both', {
                    left: values.visionLeft === null ? '–' : fine.format(values.visionLeft),
                    right: values.visionRight === null ? '–' : fine.format(values.visionRight),
                  }),
          },
        ]}
      />
    </section>
  )
}
