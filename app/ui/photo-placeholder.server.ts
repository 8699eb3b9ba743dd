import { rgbaToDataURL, thumbHashToRGBA } from 'thumbhash'

const LONGEST_SIDE = 7

/**
 * A thumbhash as a data URL for `Photo`'s `placeholder`.
 *
 * The package's own PNG is not compressed (32 pixels wide, over 4 KB each: a page of 60 photos would carry 250 KB). A thumbhash
 * holds at most 7 waves per side, so 7 averaged pixels lose next to nothing, and the browser smooths between them: about 300 bytes.
 * Throws RangeError on fewer than the 5 bytes every hash has.
 */
export function placeholder(hash: Uint8Array): string {
  if (hash.length < 5) throw new RangeError('A thumbhash has at least 5 bytes.')
  const { w, h, rgba } = thumbHashToRGBA(hash)
  const scale = LONGEST_SIDE / Math.max(w, h)
  const width = Math.max(1, Math.round(w * scale))
  const height = Math.max(1, Math.round(h * scale))
  return rgbaToDataURL(width, height, average({ w, h, rgba }, width, height))
}

/** Box filter: every new pixel is the mean of the old ones it covers. */
function average(image: { w: number; h: number; rgba: Uint8Array }, width: number, height: number): Uint8Array {
  const small = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    const rows = span(y, height, image.h)
    for (let x = 0; x < width; x++) {
      const columns = span(x, width, image.w)
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let row = rows.from; row < rows.to; row++)
          for (let column = columns.from; column < columns.to; column++)
            sum += image.rgba[(row * image.w + column) * 4 + channel] ?? 0
        small[(y * width + x) * 4 + channel] = Math.round(sum / ((rows.to - rows.from) * (columns.to - columns.from)))
      }
    }
  }
  return small
}

function span(index: number, of: number, length: number) {
  const from = Math.floor((index * length) / of)
  return { from, to: Math.max(from + 1, Math.floor(((index + 1) * length) / of)) }
}
