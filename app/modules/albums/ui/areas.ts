import type { Share } from '#workers/media/hidden-part.ts'
import { smallestShare } from '../limits.ts'

/*
 * Areas over a photo, in shares of its sides: where they are after somebody drew, moved or resized one.
 */

export type Area = Share
export interface Point {
  x: number
  y: number
}

/** The side of an area that a tap makes, as a share of the photo's shorter side: about a face in a group. */
const tapped = 0.2
/** A movement shorter than this share is a tap. */
const still = 0.015

/** An area around a point. @param ratio the photo's width by its height */
export function areaAround(point: Point, ratio: number): Area {
  const width = ratio > 1 ? tapped / ratio : tapped
  const height = ratio > 1 ? tapped : tapped * ratio
  return inside({ x: point.x - width / 2, y: point.y - height / 2, width, height })
}

/** What was drawn from one corner to the other; around the first if the finger hardly moved. */
export function areaBetween(from: Point, to: Point, ratio: number): Area {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)]
  if (Math.max(width, height) < still) return areaAround(from, ratio)
  return inside({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height })
}

export const moved = (area: Area, by: Point): Area => inside({ ...area, x: area.x + by.x, y: area.y + by.y })

/** With its end corner elsewhere; the other corner stays. */
export function stretched(area: Area, by: Point): Area {
  const grown = (start: number, size: number, more: number) => Math.min(1 - start, Math.max(smallestShare, size + more))
  return { ...area, width: grown(area.x, area.width, by.x), height: grown(area.y, area.height, by.y) }
}

/** Larger or smaller around its middle. */
export function scaled(area: Area, factor: number): Area {
  const size = (side: number) => Math.min(1, Math.max(smallestShare, side * factor))
  const [width, height] = [size(area.width), size(area.height)]
  return inside({ x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height })
}

/** Where an area is after a key: arrows move it, + and - change its size; undefined for a key that does neither. */
export function afterKey(area: Area, key: string, fine: boolean): Area | undefined {
  const by = fine ? step / 5 : step
  const direction = directions.get(key)
  if (direction) return moved(area, { x: direction.x * by, y: direction.y * by })
  // Plus is the equals sign's key, with or without Shift.
  if (key === '+' || key === '=') return scaled(area, larger)
  return key === '-' || key === '_' ? scaled(area, 1 / larger) : undefined
}

/** Of the photo's side, for an arrow key; with Shift a fifth of it. */
const step = 0.02
const larger = 1.1
const directions: ReadonlyMap<string, Point> = new Map([
  ['ArrowLeft', { x: -1, y: 0 }],
  ['ArrowRight', { x: 1, y: 0 }],
  ['ArrowUp', { x: 0, y: -1 }],
  ['ArrowDown', { x: 0, y: 1 }],
])

/** As a form sends it, rounded to a ten-thousandth. */
export function fieldsOf(areas: readonly Area[]): [name: string, value: string][] {
  return areas.flatMap((area, index) =>
    (['x', 'y', 'width', 'height'] as const).map((side): [string, string] => [
      `regions[${index}].${side}`,
      area[side].toFixed(4),
    ]),
  )
}

function inside(area: Area): Area {
  const width = Math.min(1, Math.max(smallestShare, area.width))
  const height = Math.min(1, Math.max(smallestShare, area.height))
  const within = (at: number, size: number) => Math.min(1 - size, Math.max(0, at))
  return { x: within(area.x, width), y: within(area.y, height), width, height }
}
