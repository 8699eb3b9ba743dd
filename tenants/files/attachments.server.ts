import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { media } from '#db/schema/media.ts'
import { memberOf } from '../actor.ts'
import { Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'

/**
 * Makes sure that files a form names may go with what its sender says: sent by them, as attachments, part of nothing else yet, and
 * not given up or refused. They may still be under preparation. Locked until the write ends, so that none is given up meanwhile; the
 * write then opens them with `publishTo`.
 * @returns the ids, each once, in the order given
 * @throws Problem not_found
 */
export async function ownAttachments(tx: Write, { actor }: School, mediaIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(mediaIds)]
  if (wanted.length === 0) return []
  const rows = await tx
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        inArray(media.id, wanted),
        eq(media.uploadedBy, memberOf(actor)),
        eq(media.use, 'attachments'),
        isNull(media.deletedAt),
        isNull(media.attachedAt),
        ne(media.state, 'failed'),
      ),
    )
    .orderBy(media.id)
    .for('update')
  if (rows.length !== wanted.length) throw new Problem('not_found', 'attachment')
  return wanted
}

/** Makes files that `ownAttachments` has given part of what is said in this write; from then on they are not given up by themselves. */
export async function attach(tx: Write, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0) return
  await tx
    .update(media)
    .set({ attachedAt: sql`now()` })
    .where(inArray(media.id, [...mediaIds]))
}

/**
 * Takes files back with what they belonged to: their uploader sees them no more, others as what they belonged to says.
 * @param tx of the school itself
 */
export async function takeBack(tx: Write, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0) return
  await tx
    .update(media)
    .set({ takenBackAt: sql`coalesce(${media.takenBackAt}, now())` })
    .where(inArray(media.id, [...mediaIds]))
}
