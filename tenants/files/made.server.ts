import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Ids } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { memberOf } from '../actor.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'
import { namesOf, sealedName } from './file-name.server.ts'
import { markReady } from './media.server.ts'
import { filesOf, variantId } from './store.server.ts'
import { own } from './upload.server.ts'

/** A file that a job is to make. */
export interface AskedFile {
  /** Says what it will be made of: whoever asks for the same again gets the file that they have. No secret, not even hashed plainly. */
  key: string
  /** What it is saved as; kept sealed. */
  name: string
  /** The job's name; its payload gets `mediaId` besides. */
  job: string
  payload: Ids
}

/** Where a file that is made stands, for whom it is made. */
export interface MadeFile {
  id: string
  state: 'waiting' | 'ready' | 'failed'
  name: string
}

/**
 * Has a job make a file for the actor. It is an attachment of theirs: nobody else's to see until it becomes part of something that they
 * say, and gone a day later when it does not. One that could not be made is tried again.
 * @returns the file's id; the same for the same key
 */
export async function askForFile(school: School, { key, name, job, payload }: AskedFile): Promise<string> {
  const id = uuidv7()
  const uploadedBy = memberOf(school.actor)
  const nameSealed = await sealedName(school, id, name)
  return school.write(async tx => {
    const [begun] = await tx
      .insert(media)
      .values({ id, uploadedBy, uploadKey: key, use: 'attachments', state: 'waiting', madeBy: job, nameSealed })
      .onConflictDoNothing()
      .returning({ id: media.id })
    if (begun) {
      await tx.enqueue(job, { ...payload, mediaId: id })
      return id
    }
    const [known] = await tx
      .select()
      .from(media)
      .where(and(eq(media.uploadedBy, uploadedBy), eq(media.uploadKey, key)))
      .for('update')
    const file = found(known)
    if (file.state === 'failed' || file.deletedAt) {
      await tx
        .update(media)
        .set({ state: 'waiting', failure: null, deletedAt: null, changedAt: sql`now()` })
        .where(eq(media.id, file.id))
      await tx.enqueue(job, { ...payload, mediaId: file.id })
    }
    return file.id
  })
}

/**
 * Whether a file is still to be made: for a job that may run twice.
 * @returns false when it is made, has failed for good, or is gone
 */
export async function isToBeMade(school: School, mediaId: string): Promise<boolean> {
  const [row] = await school.read(q => q.select({ state: media.state }).from(media).where(eq(media.id, mediaId)))
  return row?.state === 'waiting'
}

/**
 * Stores what a job has made, encrypted, and tells the one for whom it is; `markFailed` says that it will not be made.
 * @param school the school itself, as jobs have it
 */
export async function putMadeFile(
  school: School,
  mediaId: string,
  { mime, bytes }: { mime: string; bytes: Uint8Array },
): Promise<void> {
  const files = await filesOf(school)
  const { size } = await files.put(variantId(mediaId, 'file'), Buffer.from(bytes))
  const variants = [{ name: 'file', mime, bytes: size }]
  if (await markReady(school, mediaId, { kind: 'file', variants })) return
  const rows = await school.read(q => q.select({ id: media.id }).from(media).where(eq(media.id, mediaId)))
  if (rows.length === 0) await files.deleteAll(mediaId)
}

/** Where the actor's own file stands. @throws Problem not_found */
export async function madeFile(school: School, mediaId: string): Promise<MadeFile> {
  const rows = await school.read(q => q.select().from(media).where(own(school, mediaId)))
  const row = found(rows[0])
  const state = row.state === 'ready' || row.state === 'failed' ? row.state : 'waiting'
  return { id: row.id, state, name: (await namesOf(school, [row])).get(row.id) ?? '' }
}
