import { scaleLinear, scalePoint } from 'd3-scale'
import { area, line } from 'd3-shape'
import { type Chart, type ChartBase, element, framed, label, textSize } from './frame.ts'
import { inside, sparse } from './sparse.ts'

export interface MonthLine extends ChartBase {
  /** What is shown, with its unit: "Children". */
  yLabel: string
  /** One after the other; null where nothing is known. Not negative. */
  points: readonly { name: string; value: number | null }[]
  /** How a value is written at the side and at the last point. */
  shown: (value: number) => string
  /** Half as wide, for one beside others. */
  small?: boolean
  /** Only whole numbers stand at the side. */
  whole?: boolean
}

/** A number over months, from zero; its last value is written beside its last dot. */
export function monthLine(chart: MonthLine): Chart {
  const { points, shown, colours } = chart
  const [width, height] = chart.small ? [340, 200] : [640, 280]
  const margin = { top: 40, bottom: 28, left: 60, right: 18 }
  const most = Math.max(0, ...points.map(({ value }) => value ?? 0))
  const x = scalePoint<number>(points.keys(), [margin.left, width - margin.right]).padding(0.2)
  const y = scaleLinear([0, most || 1], [height - margin.bottom, margin.top]).nice(4)
  const at = points.map(({ value }, index) => ({ x: x(index) ?? 0, y: value === null ? null : y(value) }))
  const known = (each: { y: number | null }) => each.y !== null

  const grid = y
    .ticks(most > 0 ? 4 : 1)
    .filter(tick => !chart.whole || Number.isInteger(tick))
    .map(tick => {
      const level = y(tick)
      return (
        element('line', { x1: margin.left, x2: width - margin.right, y1: level, y2: level, stroke: colours.line }) +
        label(shown(tick), { x: margin.left - 8, y: level + 4, anchor: 'end', fill: colours.inkSoft })
      )
    })
  const steps = sparse(
    points.map(({ name }) => name),
    x.step(),
  ).map(({ name, index }) =>
    label(name, { x: inside(at[index]?.x ?? 0, name, width), y: height - 8, anchor: 'middle', fill: colours.inkSoft }),
  )
  const below = area<(typeof at)[number]>()
    .defined(known)
    .x(each => each.x)
    .y0(y(0))
    .y1(each => each.y ?? 0)
  const stroke = line<(typeof at)[number]>()
    .defined(known)
    .x(each => each.x)
    .y(each => each.y ?? 0)
  const last = at.findLastIndex(known)
  const dot = at[last]
  const value = points[last]?.value
  return framed(
    chart,
    width,
    height,
    [
      label(chart.yLabel, { x: 0, y: textSize, fill: colours.inkSoft }),
      element('path', { d: below(at) ?? '', fill: colours.brandSoft, 'fill-opacity': 0.7 }),
      ...grid,
      ...steps,
      element('path', {
        d: stroke(at) ?? '',
        fill: 'none',
        stroke: colours.brand,
        'stroke-width': 2.5,
        'stroke-linejoin': 'round',
      }),
      ...at
        .filter(known)
        .map(each =>
          element('circle', { cx: each.x, cy: each.y ?? 0, r: points.length > 12 ? 2 : 3, fill: colours.brand }),
        ),
      dot && typeof value === 'number'
        ? label(shown(value), {
            x: width - margin.right,
            y: (dot.y ?? 0) - 10,
            anchor: 'end',
            fill: colours.ink,
            weight: 'bold',
          })
        : '',
    ].join(''),
  )
}
