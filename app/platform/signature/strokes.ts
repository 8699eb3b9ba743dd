import { sheet } from './sheet.ts'

/** A place on the sheet, in whole units. */
export interface Point {
  x: number
  y: number
}
/** From where the pen was set down to where it was lifted. */
export type Stroke = readonly Point[]

/** Closer than this a point adds nothing that an eye could see. */
const nearest = 3
/** A line of this length is a signature and no slip of the finger. */
const shortest = 60

/** Where a pointer is on the sheet, kept inside it. @param box of the sheet on the screen */
export function pointOn(
  box: { left: number; top: number; width: number; height: number },
  at: { clientX: number; clientY: number },
): Point {
  const inside = (share: number, size: number) => Math.round(Math.min(1, Math.max(0, share)) * size)
  return {
    x: inside((at.clientX - box.left) / box.width, sheet.width),
    y: inside((at.clientY - box.top) / box.height, sheet.height),
  }
}

/** The stroke with one more point, unless that is where it already is. */
export function longer(stroke: Stroke, to: Point): Stroke {
  const last = stroke.at(-1)
  return last && Math.hypot(to.x - last.x, to.y - last.y) < nearest ? stroke : [...stroke, to]
}

/** Strokes as an SVG path of moves and lines, as it is kept; a dot is a line of no length. */
export const pathOf = (strokes: readonly Stroke[]): string =>
  strokes
    .flatMap(([first, ...rest]) =>
      first ? [`M${first.x} ${first.y}`, ...(rest.length > 0 ? rest : [first]).map(({ x, y }) => `L${x} ${y}`)] : [],
    )
    .join('')

/** Whether enough was drawn to be somebody's hand. */
export const isSignature = (strokes: readonly Stroke[]): boolean =>
  strokes.reduce(
    (sum, stroke) =>
      sum +
      stroke.slice(1).reduce((length, { x, y }, index) => {
        const from = stroke[index]
        return length + (from ? Math.hypot(x - from.x, y - from.y) : 0)
      }, 0),
    0,
  ) >= shortest
