import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { type Chart, type ChartBase, element, framed, label, textSize, widthOf } from './frame.ts'

export interface Point {
  x: number
  y: number
}
/** A range that is usual, e.g. from the 3rd to the 97th percentile; the darker the more bands lie on each other. */
export interface Band {
  points: readonly { x: number; low: number; high: number }[]
}
/** A curve to compare with, e.g. a percentile; its name stands at its end. */
export interface Curve {
  name: string
  points: readonly Point[]
}

export interface LineChart extends ChartBase {
  /** With their units: "Age in months", "Height in cm". */
  xLabel: string
  yLabel: string
  bands?: readonly Band[]
  curves?: readonly Curve[]
  /** What was measured, in the order of `x`. */
  points: readonly Point[]
  /** From and to; without it, as far as what is shown reaches. */
  x?: readonly [number, number]
}

const [width, height] = [640, 320]
const margin = { top: 34, bottom: 46, left: 52 }

/** Measured values as a line with dots, over percentile bands and curves: growth, reading, attendance over time. */
export function lineChart(chart: LineChart): Chart {
  const { bands = [], curves = [], points, colours, locale } = chart
  const right = 14 + Math.max(0, ...curves.map(({ name }) => widthOf(name)))
  const all = [
    ...points,
    ...curves.flatMap(curve => curve.points),
    ...bands.flatMap(band =>
      band.points.flatMap(({ x, low, high }) => [
        { x, y: low },
        { x, y: high },
      ]),
    ),
  ]
  const [xMin, xMax] = chart.x ?? reach(all.map(({ x }) => x))
  const shown = all.filter(({ x }) => x >= xMin && x <= xMax)
  const x = scaleLinear([xMin, xMax], [margin.left, width - right])
  const y = scaleLinear(reach(shown.map(each => each.y)), [height - margin.bottom, margin.top]).nice(5)
  const number = new Intl.NumberFormat(locale)
  const within = <Each extends { x: number }>(each: readonly Each[]) =>
    each.filter(point => point.x >= xMin && point.x <= xMax)

  const grid = y.ticks(5).map(tick => {
    const at = y(tick)
    return (
      element('line', { x1: margin.left, x2: width - right, y1: at, y2: at, stroke: colours.line }) +
      label(number.format(tick), { x: margin.left - 8, y: at + 4, anchor: 'end', fill: colours.inkSoft })
    )
  })
  const steps = x
    .ticks(8)
    .map(tick => label(number.format(tick), { x: x(tick), y: height - 26, anchor: 'middle', fill: colours.inkSoft }))
  const range = area<Band['points'][number]>()
    .x(each => x(each.x))
    .y0(each => y(each.low))
    .y1(each => y(each.high))
    .curve(curveMonotoneX)
  const stroke = line<Point>()
    .x(each => x(each.x))
    .y(each => y(each.y))
  const smooth = line<Point>()
    .x(each => x(each.x))
    .y(each => y(each.y))
    .curve(curveMonotoneX)

  return framed(
    chart,
    width,
    height,
    [
      label(chart.yLabel, { x: 0, y: textSize, fill: colours.inkSoft }),
      ...bands.map(band =>
        element('path', { d: range(within(band.points)) ?? '', fill: colours.brandSoft, 'fill-opacity': 0.7 }),
      ),
      ...grid,
      ...steps,
      ...curves.map(curve => {
        const drawn = within(curve.points)
        const last = drawn.at(-1)
        return (
          element('path', {
            d: smooth(drawn) ?? '',
            fill: 'none',
            stroke: colours.inkSoft,
            'stroke-dasharray': '4 4',
          }) + (last ? label(curve.name, { x: x(last.x) + 6, y: y(last.y) + 4, fill: colours.inkSoft }) : '')
        )
      }),
      element('path', {
        d: stroke(within(points)) ?? '',
        fill: 'none',
        stroke: colours.brand,
        'stroke-width': 2.5,
        'stroke-linejoin': 'round',
      }),
      ...within(points).map(point =>
        element('circle', {
          cx: x(point.x),
          cy: y(point.y),
          r: 4,
          fill: colours.card,
          stroke: colours.brand,
          'stroke-width': 2.5,
        }),
      ),
      label(chart.xLabel, {
        x: (margin.left + width - right) / 2,
        y: height - 6,
        anchor: 'middle',
        fill: colours.inkSoft,
      }),
    ].join(''),
  )
}

/** From the least to the most; a single value stands in the middle of two units. */
function reach(values: readonly number[]): [number, number] {
  const [least, most] = values.reduce(([low, high], each) => [Math.min(low, each), Math.max(high, each)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number])
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [0, 1]
  return least === most ? [least - 1, most + 1] : [least, most]
}
