import { scaleLinear } from 'd3-scale'
import { type Chart, type ChartBase, cut, element, framed, label, textSize } from './frame.ts'

export interface CoverageBars extends ChartBase {
  /** `share` of the whole from 0 to 1, and how it is said: "12 of 20". */
  rows: readonly { name: string; share: number; shown: string }[]
}

const [width, rowHeight] = [640, 26]
const [nameWidth, shownWidth] = [220, 90]

/** Small bars that lie, one a row: of how much of each area something has been written. */
export function coverageBars(chart: CoverageBars): Chart {
  const { rows, colours } = chart
  const x = scaleLinear([0, 1], [nameWidth, width - shownWidth]).clamp(true)
  const drawn = rows.map(({ name, share, shown }, each) => {
    const middle = each * rowHeight + rowHeight / 2
    const bar = { x: nameWidth, y: middle - 5, height: 10, rx: 5 }
    return [
      label(cut(name, nameWidth - 12), { x: 0, y: middle + textSize / 3, fill: colours.ink }),
      element('rect', { ...bar, width: x(1) - nameWidth, fill: colours.brandSoft }),
      share > 0 ? element('rect', { ...bar, width: x(share) - nameWidth, fill: colours.brand }) : '',
      label(shown, { x: width, y: middle + textSize / 3, anchor: 'end', fill: colours.inkSoft }),
    ].join('')
  })
  return framed(chart, width, Math.max(1, rows.length) * rowHeight, drawn.join(''))
}
