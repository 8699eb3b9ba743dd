import { and, inArray, isNull, type SQLWrapper } from 'drizzle-orm'
import { placeholder } from '#app/ui/photo-placeholder.server.ts'
import type { Queries } from '#db/client.server.ts'
import { media } from '#db/schema/media.ts'
import { remembered } from '#tenants/cache.ts'
import { namesOf } from '#tenants/files/file-name.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { Attachment } from './attachment.ts'

const { id, kind, state, failure, nameSealed, width, height, durationMs, thumbhash, peaks, variants } = media
/** What `attachmentFrom` needs of a file's row. */
export const attachmentColumns = {
  id,
  kind,
  state,
  failure,
  nameSealed,
  width,
  height,
  durationMs,
  thumbhash,
  peaks,
  variants,
}

/** What `attachmentsFrom` makes attachments of. */
export type AttachmentRow = Pick<typeof media.$inferSelect, keyof typeof attachmentColumns>

/**
 * The files that the reader may see, of those named, in one query: issue it with the others of a page. What is withheld,
 * withdrawn, deleted or never existed is left out alike.
 * @param mediaIds ids, or a query that selects them
 */
export function attachmentRows(q: Queries, mediaIds: readonly string[] | SQLWrapper): Promise<AttachmentRow[]> {
  return q
    .select(attachmentColumns)
    .from(media)
    .where(and(inArray(media.id, 'getSQL' in mediaIds ? mediaIds : [...mediaIds]), isNull(media.deletedAt)))
}

/** Makes what a page shows of the rows, by the files' ids. Opens sealed names, so it comes after the read that gave the rows. */
export async function attachmentsFrom(
  school: School,
  rows: readonly AttachmentRow[],
): Promise<Map<string, Attachment>> {
  const names = await namesOf(school, rows)
  return new Map(rows.map(row => [row.id, attachmentFrom(row, names.get(row.id) ?? null)]))
}

/** Makes what a page shows of a file's row. @param name what a plain file is called */
export function attachmentFrom(row: AttachmentRow, name: string | null): Attachment {
  const [main] = row.variants
  return {
    mediaId: row.id,
    kind: row.kind ?? 'file',
    state: row.state === 'ready' || row.state === 'failed' ? row.state : 'preparing',
    failure: row.failure,
    name,
    bytes: main?.bytes ?? 0,
    mime: main?.mime ?? null,
    width: row.width ?? 4,
    height: row.height ?? 3,
    sizes: row.variants.flatMap(variant =>
      variant.name.startsWith('w') && variant.width ? [{ name: variant.name, width: variant.width }] : [],
    ),
    placeholder: row.thumbhash ? placeholderOf(row.thumbhash) : undefined,
    durationMs: row.durationMs,
    peaks: row.peaks ?? [],
  }
}

const placeholderOf = remembered(5_000, thumbhash => placeholder(Buffer.from(thumbhash, 'base64')))
