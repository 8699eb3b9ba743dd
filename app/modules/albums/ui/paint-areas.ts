import { cellsOf, roundness } from '#workers/media/hidden-part.ts'
import type { Area } from './areas.ts'

/**
 * Paints a photo with its areas hidden, as the worker will make it: dissolved into a handful of colours.
 * @param canvas as large as the photo is to be
 */
export function paintAreas(canvas: HTMLCanvasElement, photo: HTMLImageElement, areas: readonly Area[]): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.imageSmoothingQuality = 'high'
  context.drawImage(photo, 0, 0, canvas.width, canvas.height)
  for (const area of areas) {
    const x = area.x * canvas.width
    const y = area.y * canvas.height
    const width = area.width * canvas.width
    const height = area.height * canvas.height
    context.save()
    context.beginPath()
    context.roundRect(x, y, width, height, { x: width * roundness, y: height * roundness })
    context.clip()
    const few = dissolved(photo, area)
    context.drawImage(few, 0, 0, few.width, few.height, x, y, width, height)
    context.restore()
  }
}

function dissolved(photo: HTMLImageElement, area: Area): HTMLCanvasElement {
  const [width, height] = [area.width * photo.naturalWidth, area.height * photo.naturalHeight]
  const { columns, rows } = cellsOf(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = columns
  canvas.height = rows
  const context = canvas.getContext('2d')
  if (!context) return canvas
  context.imageSmoothingQuality = 'high'
  context.drawImage(
    photo,
    area.x * photo.naturalWidth,
    area.y * photo.naturalHeight,
    width,
    height,
    0,
    0,
    columns,
    rows,
  )
  return canvas
}
