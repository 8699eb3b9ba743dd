import type { Readable } from 'node:stream'
import { and, eq, isNull } from 'drizzle-orm'
import { type MediaVariant, media } from '#db/schema/media.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { namesOf, withEnding } from './file-name.server.ts'
import { markedPicture } from './marked-picture.server.ts'
import { filesOf, variantId } from './store.server.ts'
import type { MediaRow } from './upload.server.ts'
import { markOf, marksPictures } from './viewer-mark.server.ts'

/** A variant that this actor may have, at this moment. */
export interface Deliverable {
  media: MediaRow
  variant: MediaVariant
  /** Names these very bytes, as an ETag does: into which somebody's name is burned are others than anybody else's. */
  tag: string
  /** Whether a browser may keep them for good; if not, it asks each time whether they are still its reader's. */
  lasting: boolean
  /** How many bytes there are. */
  size(): Promise<number>
  /** Opens the bytes, all or from `start` to `end`, both inclusive. The stream must be read or destroyed. */
  open(range?: { start: number; end: number }): Promise<Readable>
}

/**
 * Finds one form of a file under the actor's own rights, in one read transaction: `main` is the largest picture, the video
 * or the voice note. Where the school wants it, a guardian's name is burned into it, whoever asks for the file.
 * @throws Problem not_found: foreign, withheld, deleted, not prepared and never existed are all the same
 */
export async function deliverable(school: School, mediaId: string, variantName: string): Promise<Deliverable> {
  const [file] = await deliverables(school, mediaId, [variantName])
  if (!file) throw new Problem('not_found')
  return file
}

/** The same for several forms of a file, asked for at once: null for each that there is not, and for all when the file is not the actor's. */
export async function deliverables<const Names extends readonly string[]>(
  school: School,
  mediaId: string,
  variantNames: Names,
): Promise<{ [At in keyof Names]: Deliverable | null }> {
  const [[row], marks] = await Promise.all([
    school.read(q =>
      q
        .select()
        .from(media)
        .where(and(eq(media.id, mediaId), eq(media.state, 'ready'), isNull(media.deletedAt))),
    ),
    marksPictures(school),
  ])
  return variantNames.map(name => (row ? formOf(school, row, name, marks) : null)) as {
    [At in keyof Names]: Deliverable | null
  }
}

function formOf(school: School, row: MediaRow, variantName: string, marks: boolean): Deliverable | null {
  const variant =
    row.variants.find(({ name }) => name === variantName) ?? (variantName === 'main' ? row.variants[0] : undefined)
  if (!variant) return null
  const plain: Deliverable = {
    media: row,
    variant,
    tag: `"${row.id}.${variant.name}"`,
    lasting: true,
    size: async () => variant.bytes,
    open: async range => (await (await filesOf(school)).get(variantId(row.id, variant.name), range)).body,
  }
  if (!marks || row.kind !== 'photo' || variant.name === thumbnail) return plain
  // Nor may a copy without a name stay behind for the next person at the same browser.
  const mark = markOf(school)
  return mark ? markedPicture(plain, mark) : { ...plain, lasting: false }
}

/** The smallest picture, for lists; too small to be worth a name. */
const thumbnail = 'w320'

/** The usual ending of a file of that type: `.webp`. */
export function extensionOf(mime: string): string {
  return endings[mime]?.[0] ?? ''
}

/** What a plain file is saved as: the name it was sent with, ending as its content says; without one, `file.pdf`. */
export async function nameOf(school: School, { media: row, variant }: Deliverable): Promise<string> {
  const name = (await namesOf(school, [row])).get(row.id) ?? 'file'
  return withEnding(name, endings[variant.mime] ?? [])
}

const endings: Record<string, readonly string[]> = {
  'image/webp': ['.webp'],
  'video/mp4': ['.mp4'],
  'audio/mp4': ['.m4a'],
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
  'application/vnd.oasis.opendocument.text': ['.odt'],
  'text/plain': ['.txt', '.csv'],
}
