import { type BodyRegion, type BodyView, bodyRegions, regionOf } from './body-regions.ts'

/** The sheet that one view of the child is drawn on, in units of its drawing. */
export const bodySheet = { width: 200, height: 396 } as const

/** A rounded box as a path. */
const box = (x: number, y: number, width: number, height: number, round: number): string => {
  const [right, bottom] = [x + width, y + height]
  return (
    `M${x + round} ${y}H${right - round}A${round} ${round} 0 0 1 ${right} ${y + round}V${bottom - round}` +
    `A${round} ${round} 0 0 1 ${right - round} ${bottom}H${x + round}A${round} ${round} 0 0 1 ${x} ${bottom - round}` +
    `V${y + round}A${round} ${round} 0 0 1 ${x + round} ${y}Z`
  )
}

/** Regions in the middle, and those of the child's right; seen from behind that is the right of the sheet as well. */
const shapes: Record<string, string> = {
  'front.forehead': 'M61.2 45A40 46 0 0 1 138.8 45Z',
  'front.nose': 'M88 45H112V72H88Z',
  'front.mouth': 'M86 72H114V87H86Z',
  'front.chin': 'M86 87H114V99.1A40 46 0 0 1 86 99.1Z',
  'front.eye.right': 'M61.2 45H88V72H62.5A40 46 0 0 1 61.2 45Z',
  'front.eye.left': 'M138.8 45H112V72H137.5A40 46 0 0 0 138.8 45Z',
  'front.cheek.right': 'M62.5 72H86V99.1A40 46 0 0 1 62.5 72Z',
  'front.cheek.left': 'M137.5 72H114V99.1A40 46 0 0 0 137.5 72Z',
  'front.neck': box(86, 102, 28, 15, 5),
  'front.chest': box(70, 118, 60, 46, 8),
  'front.belly': box(70, 165, 60, 44, 8),
  'front.private': box(85, 210, 30, 26, 8),
  'back.back_of_head': 'M60 56A40 46 0 0 1 140 56A40 46 0 0 1 60 56Z',
  'back.nape': box(86, 102, 28, 15, 5),
  'back.upper_back': box(70, 118, 60, 46, 8),
  'back.lower_back': box(70, 165, 60, 44, 8),
}
/** Of parts on both sides: the box on the left of the sheet. */
const boxes: Record<string, readonly [x: number, y: number, width: number, height: number, round: number]> = {
  ear: [46, 44, 15, 24, 7],
  shoulder: [46, 118, 23, 25, 10],
  upper_arm: [43, 144, 23, 36, 8],
  elbow: [40, 181, 23, 18, 7],
  forearm: [37, 200, 22, 36, 8],
  hand: [31, 237, 27, 28, 11],
  hip: [70, 210, 14, 26, 6],
  buttock: [70, 210, 29, 30, 10],
  thigh: [70, 241, 28, 50, 9],
  knee: [70, 292, 28, 20, 8],
  hollow_of_knee: [70, 292, 28, 20, 8],
  shin: [71, 313, 26, 48, 8],
  calf: [71, 313, 26, 48, 8],
  foot: [63, 362, 35, 24, 11],
  heel: [70, 362, 28, 24, 11],
}

/** Where a region is on its view's sheet, as an SVG path. Seen from the front, the child's right is the viewer's left. */
export function shapeOf({ id, view, part, side }: BodyRegion): string {
  const drawn = shapes[id]
  if (drawn) return drawn
  const [x = 0, y = 0, width = 0, height = 0, round = 0] = boxes[part] ?? []
  const onLeft = (view === 'front') === (side === 'right')
  return box(onLeft ? x : bodySheet.width - x - width, y, width, height, round)
}

/** What makes the drawing a child and is no region: eyes and a smile. */
export const faceLines = 'M76 58a3 3 0 1 0 .1 0ZM124 58a3 3 0 1 0 .1 0ZM92 79q8 6 16 0'

export const regionsOf = (view: BodyView): BodyRegion[] => bodyRegions.filter(region => region.view === view)

/**
 * Both views beside each other for paper, with what was marked filled.
 * @param colours as `#rrggbb`
 * @returns SVG of shapes alone
 */
export function bodySvg(marked: readonly string[], colours: { line: string; ink: string; mark: string }): string {
  const known = new Set(marked.filter(id => regionOf(id)))
  const view = (of: BodyView, x: number) =>
    `<g transform="translate(${x} 0)" stroke="${colours.line}" stroke-width="1.5">${regionsOf(of)
      .map(region => `<path d="${shapeOf(region)}" fill="${known.has(region.id) ? colours.mark : '#ffffff'}"/>`)
      .join('')}${of === 'front' ? `<path d="${faceLines}" fill="none" stroke="${colours.ink}"/>` : ''}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * bodySheet.width} ${bodySheet.height}">${view('front', 0)}${view('back', bodySheet.width)}</svg>`
}
