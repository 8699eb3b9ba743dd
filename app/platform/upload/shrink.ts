import { partBytes } from '#tenants/files/limits.ts'

/** Longest edge of a photo that is sent: more than any page shows, less than any phone takes. */
export const longestEdge = 2560
const quality = 0.85
const shrinkable = /^image\/(jpeg|png|webp|heic|heif|avif)$/

/**
 * Makes a photo smaller before it is sent, upright as its camera meant it. What this browser cannot decode (HEIC outside
 * Safari), what is no photo, and what is small already goes as it is: the server takes all of them.
 */
export async function shrink(file: Blob): Promise<Blob> {
  if (!shrinkable.test(file.type)) return file
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return file
  }
  try {
    const size = fitted(bitmap.width, bitmap.height)
    if (size.width === bitmap.width && file.size <= partBytes) return file
    const smaller = await draw(bitmap, size)
    return smaller && smaller.size < file.size ? smaller : file
  } finally {
    bitmap.close()
  }
}

/** The size within `longestEdge`, never larger than it was. Pixels. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longestEdge / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** JPEG: every browser writes it, and WebP only some. Null when the canvas is too large for this device. */
async function draw(bitmap: ImageBitmap, { width, height }: { width: number; height: number }): Promise<Blob | null> {
  if (typeof OffscreenCanvas === 'function') {
    const canvas = new OffscreenCanvas(width, height)
    if (!paint(canvas.getContext('2d'), bitmap, width, height)) return null
    return canvas.convertToBlob({ type: 'image/jpeg', quality }).catch(() => null)
  }
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  if (!paint(canvas.getContext('2d'), bitmap, width, height)) return null
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
}

function paint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null,
  bitmap: ImageBitmap,
  width: number,
  height: number,
): boolean {
  if (!context) return false
  // JPEG knows no transparency; without this it would turn black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return true
}
