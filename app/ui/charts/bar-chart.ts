import { scaleBand, scaleLinear } from 'd3-scale'
import { type Chart, type ChartBase, cut, element, framed, label, textSize, widthOf } from './frame.ts'

export interface BarChart extends ChartBase {
  /** With its unit: "Days". */
  yLabel: string
  /** What each bar is made of, from below: present, excused, absent. The first has the brand's colour. At most three. */
  parts: readonly string[]
  /** One after the other, e.g. months. `values` are those of `parts`, not negative. */
  bars: readonly { name: string; values: readonly number[] }[]
}

const [width, height] = [640, 280]
const margin = { top: 44, bottom: 30, left: 44, right: 6 }

/** Upright bars whose parts lie on each other: attendance by month. Each bar says its first part's number. */
export function barChart(chart: BarChart): Chart {
  const { parts, bars, colours, locale } = chart
  const number = new Intl.NumberFormat(locale)
  const x = scaleBand(bars.keys(), [margin.left, width - margin.right])
    .paddingInner(0.35)
    .paddingOuter(0.2)
  const most = Math.max(1, ...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0)))
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4)
  const fills = [colours.brand, colours.brandSoft, colours.card]

  const grid = y.ticks(4).map(tick => {
    const at = y(tick)
    return (
      element('line', { x1: margin.left, x2: width - margin.right, y1: at, y2: at, stroke: colours.line }) +
      label(number.format(tick), { x: margin.left - 8, y: at + 4, anchor: 'end', fill: colours.inkSoft })
    )
  })
  const drawn = bars.map(({ name, values }, each) => {
    const left = x(each) ?? 0
    const middle = left + x.bandwidth() / 2
    let top = 0
    const pieces = values.map((value, part) => {
      const [from, to] = [y(top), y(top + value)]
      top += value
      // An edge around each part, so that parts are told apart without their colours.
      return value > 0
        ? element('rect', {
            x: left,
            y: to,
            width: x.bandwidth(),
            height: from - to,
            fill: fills[part] ?? colours.card,
            stroke: colours.brand,
          })
        : ''
    })
    return [
      ...pieces,
      label(number.format(values[0] ?? 0), { x: middle, y: y(top) - 6, anchor: 'middle', fill: colours.ink }),
      label(cut(name, x.step()), { x: middle, y: height - 10, anchor: 'middle', fill: colours.inkSoft }),
    ].join('')
  })
  return framed(
    chart,
    width,
    height,
    [label(chart.yLabel, { x: 0, y: textSize, fill: colours.inkSoft }), legend(), ...grid, ...drawn].join(''),
  )

  function legend(): string {
    let right = width - margin.right
    return parts
      .map((name, part) => ({ name, part }))
      .reverse()
      .map(({ name, part }) => {
        const at = right - widthOf(name)
        right = at - 32
        const box = { x: at - 16, y: 3, width: 10, height: 10, fill: fills[part], stroke: colours.brand }
        return element('rect', box) + label(name, { x: at, y: textSize, fill: colours.inkSoft })
      })
      .join('')
  }
}
