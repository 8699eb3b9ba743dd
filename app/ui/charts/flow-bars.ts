import { scaleBand, scaleLinear } from 'd3-scale'
import { type Chart, type ChartBase, element, framed, label, textSize, widthOf } from './frame.ts'
import { inside, sparse } from './sparse.ts'

export interface FlowBars extends ChartBase {
  yLabel: string
  /** What comes, upwards from zero, at most three; and what goes, downwards, at most two. */
  up: readonly string[]
  down: readonly string[]
  /** One after the other, e.g. months; none of the values is negative. */
  bars: readonly { name: string; up: readonly number[]; down: readonly number[] }[]
  /** How a value is written at the side. */
  shown: (value: number) => string
}

const [width, height] = [640, 300]
const margin = { top: 58, bottom: 28, left: 60, right: 22 }

/** What came and what went, above and below a line: changes of a sum from month to month. */
export function flowBars(chart: FlowBars): Chart {
  const { bars, colours, shown } = chart
  const x = scaleBand<number>(bars.keys(), [margin.left, width - margin.right])
    .paddingInner(0.3)
    .paddingOuter(0.15)
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const [most, least] = [Math.max(0, ...bars.map(({ up }) => sum(up))), Math.max(0, ...bars.map(bar => sum(bar.down)))]
  const y = scaleLinear([-least, most || 1], [height - margin.bottom, margin.top]).nice(4)
  // Edges tell parts from each other without their colours, and the side of the line tells what comes from what goes.
  const looks = {
    up: [colours.brand, colours.brandSoft, colours.card].map(fill => ({ fill, stroke: colours.brand })),
    down: [colours.inkSoft, colours.card].map(fill => ({ fill, stroke: colours.inkSoft })),
  }

  const grid = y.ticks(5).map(tick => {
    const level = y(tick)
    return (
      element('line', {
        ...{ x1: margin.left, x2: width - margin.right, y1: level, y2: level },
        stroke: tick === 0 ? colours.inkSoft : colours.line,
      }) + label(shown(tick), { x: margin.left - 8, y: level + 4, anchor: 'end', fill: colours.inkSoft })
    )
  })
  const drawn = bars.flatMap((bar, index) =>
    (['up', 'down'] as const).flatMap(side => {
      let from = 0
      return bar[side].map((value, part) => {
        const to = side === 'up' ? from + value : from - value
        const [top, bottom] = [y(Math.max(from, to)), y(Math.min(from, to))]
        from = to
        return value > 0
          ? element('rect', { x: x(index), y: top, width: x.bandwidth(), height: bottom - top, ...looks[side][part] })
          : ''
      })
    }),
  )
  const steps = sparse(
    bars.map(({ name }) => name),
    x.step(),
  ).map(({ name, index }) =>
    label(name, {
      ...{ x: inside((x(index) ?? 0) + x.bandwidth() / 2, name, width), y: height - 8, anchor: 'middle' },
      fill: colours.inkSoft,
    }),
  )
  return framed(
    chart,
    width,
    height,
    [label(chart.yLabel, { x: 0, y: textSize, fill: colours.inkSoft }), legend(), ...grid, ...drawn, ...steps].join(''),
  )

  function legend(): string {
    let left = 0
    const names = (['up', 'down'] as const).flatMap(side =>
      chart[side].map((name, part) => ({ name, look: looks[side][part] })),
    )
    return names
      .map(({ name, look }) => {
        const at = left
        left += widthOf(name) + 36
        return (
          element('rect', { x: at + 1, y: 27, width: 10, height: 10, ...look }) +
          label(name, { x: at + 17, y: 24 + textSize, fill: colours.inkSoft })
        )
      })
      .join('')
  }
}
