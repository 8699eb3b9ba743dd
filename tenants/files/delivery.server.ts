import type { Readable } from 'node:stream'
import { and, eq, isNull } from 'drizzle-orm'
import { type MediaVariant, media } from '#db/schema/media.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { filesOf, variantId } from './store.server.ts'
import type { MediaRow } from './upload.server.ts'

/** A variant that this actor may have, at this moment. */
export interface Deliverable {
  media: MediaRow
  variant: MediaVariant
  /** Opens the bytes, all or from `start` to `end`, both inclusive. The stream must be read or destroyed. */
  open(range?: { start: number; end: number }): Promise<Readable>
}

/**
 * Finds one form of a file under the actor's own rights, in one read transaction: `main` is the largest picture, the video
 * or the voice note.
 * @throws Problem not_found: foreign, withheld, deleted, not prepared and never existed are all the same
 */
export async function deliverable(school: School, mediaId: string, variantName: string): Promise<Deliverable> {
  const [row] = await school.read(q =>
    q
      .select()
      .from(media)
      .where(and(eq(media.id, mediaId), eq(media.state, 'ready'), isNull(media.deletedAt))),
  )
  const variant =
    row?.variants.find(({ name }) => name === variantName) ?? (variantName === 'main' ? row?.variants[0] : undefined)
  if (!row || !variant) throw new Problem('not_found')
  return {
    media: row,
    variant,
    open: async range => (await (await filesOf(school)).get(variantId(mediaId, variant.name), range)).body,
  }
}

/** The usual ending of a file of that type: `.webp`. */
export function extensionOf(mime: string): string {
  return extensions[mime] ?? ''
}

const extensions: Record<string, string> = { 'image/webp': '.webp', 'video/mp4': '.mp4', 'audio/mp4': '.m4a' }
