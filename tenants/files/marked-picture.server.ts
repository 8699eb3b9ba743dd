import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { PromiseCache } from '../cache.ts'
import type { Deliverable } from './delivery.server.ts'
import { markTile } from './mark-tile.server.ts'
import { inTurns } from './turns.ts'
import type { ViewerMark } from './viewer-mark.server.ts'

/** Burning one takes a tenth of a second of a core; more at a time would keep other answers waiting. */
const turn = inTurns(2)
/** Just burned: a browser that asks for the size, then for ranges, is answered from one. Rights are asked before each. */
const burned = new PromiseCache<Buffer>(24, 60_000)
// Nothing of a child's picture stays in memory but what is kept above.
sharp.cache(false)

/** The same picture with the mark burned into it. Nothing is done before its bytes or their number are asked for. */
export function markedPicture(plain: Deliverable, mark: ViewerMark): Deliverable {
  const tag = `${plain.tag.slice(0, -1)}.${mark.key}"`
  // Held by the answer too: its length and its bytes are of one burning, however full the cache is.
  let made: Promise<Buffer> | undefined
  const bytes = () => {
    made ??= burned.get(`${plain.media.schoolId}/${tag}`, () => turn(() => burn(plain, mark)))
    return made
  }
  return {
    ...plain,
    tag,
    lasting: false,
    size: async () => (await bytes()).length,
    open: async range => {
      const all = await bytes()
      return Readable.from([range ? all.subarray(range.start, range.end + 1) : all])
    },
  }
}

async function burn(plain: Deliverable, mark: ViewerMark): Promise<Buffer> {
  const picture = await buffer(await plain.open())
  const { width, height } = await sharp(picture).metadata()
  const tile = await markTile(mark, width, height)
  return sharp(picture)
    .composite([{ input: tile.data, raw: tile.info, tile: true, gravity: 'northwest' }])
    .webp({ quality: 78, effort: 2 })
    .toBuffer()
}
