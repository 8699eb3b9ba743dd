import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { pageChartColours } from '#app/ui/charts/frame.ts'
import { type LineChart, lineChart } from '#app/ui/charts/line-chart.ts'
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

/** A child's values of one measure among WHO's lines, without words and colours. Ages in months, or in years where the child is older. */
export interface GrowthLines {
  measure: GrowthMeasure
  unit: 'months' | 'years'
  /** Of the last value, among a hundred children of its age. */
  percentile: number
  lines: Required<Pick<LineChart, 'curves' | 'bands' | 'points' | 'x'>>
}

/**
 * A child's curves over WHO's 3rd, 15th, 50th, 85th and 97th percentiles, of each measure that there is a value and a table for. Ages
 * are corrected where the child was born early.
 * @param measured the newest first, with how each was judged
 */
export async function growthCharts(
  birth: Birth,
  measured: readonly { measurement: Measurement; growth: Growth }[],
  words: Words,
): Promise<GrowthChart[]> {
  return (await growthLines(birth, measured)).map(drawn => ({
    measure: drawn.measure,
    svg: lineChart({
      ...drawn.lines,
      ...growthWords(drawn, words),
      ...{ locale: words.locale, colours: pageChartColours },
    }).svg,
  }))
}

interface Words {
  name: string
  locale: Locale
  t: Translate
}

/** What is written on a curve, and what it says to whoever does not see it. */
export function growthWords(
  { measure, unit, percentile, lines: { points } }: GrowthLines,
  { name, locale, t }: Words,
): Pick<LineChart, 'alt' | 'xLabel' | 'yLabel'> {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    alt: t('health.growth.alt', {
      ...{ name, measure: t(`health.growth.${measure}`), count: points.length },
      ...{ value: number.format(points.at(-1)?.y ?? 0), percentile: number.format(percentile) },
    }),
    xLabel: t(`health.growth.${unit}`),
    yLabel: t(`health.growth.label.${measure}`),
  }
}

/** The same as `growthCharts`, to be drawn elsewhere. */
export async function growthLines(
  birth: Birth,
  measured: readonly { measurement: Measurement; growth: Growth }[],
): Promise<GrowthLines[]> {
  const all = await Promise.all(growthMeasures.map(measure => linesOf(measure, birth, measured.toReversed())))
  return all.flatMap(lines => lines ?? [])
}

async function linesOf(
  measure: GrowthMeasure,
  birth: Birth,
  measured: readonly { measurement: Measurement; growth: Growth }[],
): Promise<GrowthLines | null> {
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
  return {
    measure,
    unit: unit === monthDays ? 'months' : 'years',
    percentile: last.growth.standing[measure]?.percentile ?? 0,
    lines: {
      curves,
      bands: [{ points: low.map(({ x, y }, place) => ({ x, low: y, high: high[place]?.y ?? y })) }],
      points: points.map(({ days, value }) => ({ x: days / unit, y: value })),
      x: [from / unit, to / unit],
    },
  }
}
