import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { pageChartColours } from '#app/ui/charts/frame.ts'
import { lineChart } from '#app/ui/charts/line-chart.ts'
import type { Birth } from './birth.server.ts'
import {
  type Growth,
  type GrowthMeasure,
  growthMeasures,
  inPosition,
  percentileCurve,
  percentileLines,
} from './growth.server.ts'
import type { Measurement } from './measurement.ts'

/** A curve of a child among those of its age: the drawing, and what it says. */
export interface GrowthChart {
  measure: GrowthMeasure
  svg: string
}

const yearDays = 365.25
const monthDays = 30.4375
/** To this age curves go by months, as on WHO's own charts. */
const byMonths = 1_826

/**
 * A child's curves over WHO's 3rd, 15th, 50th, 85th and 97th percentiles, of each measure that there is a value and a table for. Ages
 * are corrected where the child was born early.
 * @param measured the newest first, with how each was judged
 */
export async function growthCharts(
  birth: Birth,
  measured: readonly { measurement: Measurement; growth: Growth }[],
  words: { name: string; locale: Locale; t: Translate },
): Promise<GrowthChart[]> {
  const charts = await Promise.all(growthMeasures.map(measure => chartOf(measure, birth, measured.toReversed(), words)))
  return charts.flatMap(chart => chart ?? [])
}

async function chartOf(
  measure: GrowthMeasure,
  birth: Birth,
  measured: readonly { measurement: Measurement; growth: Growth }[],
  { name, locale, t }: { name: string; locale: Locale; t: Translate },
): Promise<GrowthChart | null> {
  const points = measured.flatMap(({ measurement: { values }, growth }) => {
    const own = { ...values, bmi: growth.bmi, height: inPosition(values, growth.correctedDays) }
    const value = own[measure]
    return value !== null && growth.standing[measure] ? [{ days: growth.correctedDays, value, growth }] : []
  })
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return null
  const from = Math.max(0, first.days - 180)
  const to = last.days + 365
  const unit = to <= byMonths ? monthDays : yearDays
  const curves = await Promise.all(
    percentileLines.map(async ({ percentile, z }) => ({
      name: String(percentile),
      points: (
        await percentileCurve(measure, birth.sex, z, [from, to], Math.max(15, Math.round((to - from) / 40)))
      ).map(({ days, value }) => ({ x: days / unit, y: value })),
    })),
  )
  const [low, high] = [curves[0]?.points ?? [], curves.at(-1)?.points ?? []]
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const label = t(`health.growth.label.${measure}`)
  const alt = t('health.growth.alt', {
    ...{ name, measure: t(`health.growth.${measure}`), count: points.length, value: number.format(last.value) },
    percentile: number.format(last.growth.standing[measure]?.percentile ?? 0),
  })
  const { svg } = lineChart({
    ...{ alt, locale, curves, colours: pageChartColours, yLabel: label },
    xLabel: t(unit === monthDays ? 'health.growth.months' : 'health.growth.years'),
    bands: [{ points: low.map(({ x, y }, place) => ({ x, low: y, high: high[place]?.y ?? y })) }],
    points: points.map(({ days, value }) => ({ x: days / unit, y: value })),
    x: [from / unit, to / unit],
  })
  return { measure, svg }
}
