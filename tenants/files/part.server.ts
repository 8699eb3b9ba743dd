import { pipeline, type Readable, Transform, type TransformCallback } from 'node:stream'
import { and, eq, sql } from 'drizzle-orm'
import { UploadInterrupted } from '#db/objects/object-store.ts'
import { media } from '#db/schema/media.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { partBytes, partCount, sizeOfPart } from './limits.ts'
import { filesOf, partId } from './store.server.ts'
import {
  beginUpload,
  handOver,
  type MediaRow,
  type NewUpload,
  own,
  ownUpload,
  standing,
  type UploadStanding,
} from './upload.server.ts'

/**
 * Takes in one part of a file, encrypted as it arrives. A part that is there already, or of a file that has arrived, may
 * be sent again and changes nothing.
 * @param part counted from 0
 * @param body bytes as they come; what it says of its length is not believed
 * @throws Problem not_found, bad_request (no such part; fewer bytes than it has), too_large (more), ObjectStoreFailure
 */
export async function receivePart(
  school: School,
  mediaId: string,
  part: number,
  body: Readable,
): Promise<UploadStanding> {
  return take(school, await ownUpload(school, mediaId), part, body, async (_tx, row) => standing(row))
}

/**
 * Takes in a file of one part: begins, stores and hands it to the worker in a single request, which may be repeated.
 * @throws Problem as beginUpload and receivePart
 */
export async function receiveWhole(school: School, upload: NewUpload, body: Readable): Promise<UploadStanding> {
  if (upload.bytes > partBytes) throw new Problem('too_large')
  const { id } = await beginUpload(school, upload)
  return take(school, await ownUpload(school, id), 0, body, handOver)
}

type Then = (tx: Write, row: MediaRow) => Promise<UploadStanding>

async function take(school: School, row: MediaRow, part: number, body: Readable, then: Then): Promise<UploadStanding> {
  if (!(part >= 0 && part < partCount(row.declaredBytes))) throw new Problem('bad_request', 'no such part')
  const bounded = pipeline(body, new ExactBytes(sizeOfPart(row.declaredBytes, part)), toldByTheStream)
  // It may break before anybody reads it, and an error that nobody listens for would end the process.
  bounded.on('error', toldByTheStream)
  if (row.state !== 'receiving' || row.receivedParts.includes(part)) {
    // Read to its end all the same: a browser that is cut off while sending does not read the answer.
    await drain(bounded)
    return school.write(async tx => {
      const [now] = await tx.select().from(media).where(own(school, row.id)).for('update')
      return then(tx, found(now))
    })
  }
  const files = await filesOf(school)
  await files.put(partId(row.id, part), bounded).catch(asProblem)
  const kept = await school.write(async tx => {
    const [updated] = await tx
      .update(media)
      .set({ receivedParts: withPart(part), changedAt: sql`now()` })
      .where(and(own(school, row.id), eq(media.state, 'receiving')))
      .returning()
    if (updated) return then(tx, updated)
    const [now] = await tx.select().from(media).where(own(school, row.id))
    return now?.receivedParts.includes(part) ? standing(now) : null
  })
  if (kept) return kept
  // Abandoned, or prepared and its parts deleted, while this one was on its way: nobody else would delete it.
  await files.delete(partId(row.id, part))
  return standing(await ownUpload(school, row.id))
}

const withPart = (part: number) =>
  sql`(select array_agg(distinct part order by part) from unnest(${media.receivedParts} || ${part}::int) part)`

async function drain(body: Readable): Promise<void> {
  try {
    for await (const _chunk of body);
  } catch (error) {
    asProblem(error)
  }
}

/** Whoever reads the stream gets its error. */
function toldByTheStream(): void {}

/** What the sender did is a problem of theirs; what the store did passes on. */
function asProblem(error: unknown): never {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof Problem) throw cause
  if (error instanceof UploadInterrupted) throw new Problem('bad_request', 'the upload broke off')
  throw error
}

/** Lets just so many bytes through: one more or fewer and what was stored of them is given up. */
class ExactBytes extends Transform {
  #left: number

  constructor(bytes: number) {
    super()
    this.#left = bytes
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#left -= chunk.length
    if (this.#left < 0) done(new Problem('too_large', 'more bytes than were declared'))
    else done(null, chunk)
  }

  override _flush(done: TransformCallback): void {
    done(this.#left > 0 ? new Problem('bad_request', 'fewer bytes than were declared') : null)
  }
}
