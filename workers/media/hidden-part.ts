/*
 * What a hidden part of a photo looks like: the same in the browser, where somebody chooses it, as in the file that is made.
 */

/** A part of a picture; everything is a share of its width or height, from 0 to 1. */
export interface Share {
  x: number
  y: number
  width: number
  height: number
}

/** How much of its width and height each corner rounds off: almost an oval, as faces are. */
export const roundness = 0.4
/** Colours that are left along the longer side: too few for a face, whatever is done to them. */
const cells = 4

/** In how many columns and rows of single colours a part of that many pixels is dissolved. */
export function cellsOf(width: number, height: number): { columns: number; rows: number; cell: number } {
  const cell = Math.max(width, height) / cells
  const count = (side: number) => Math.max(1, Math.min(Math.floor(side), Math.max(2, Math.round(side / cell))))
  return { columns: count(width), rows: count(height), cell }
}
