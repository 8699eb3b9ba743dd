import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { uploadLimits } from '#tenants/files/limits.ts'
import {
  markFailed,
  markReady,
  mediaRow,
  type PreparedMedia,
  startPreparing,
  type ToPrepare,
} from '#tenants/files/media.server.ts'
import { filesOf, type SchoolFiles, variantId } from '#tenants/files/store.server.ts'
import type { MediaRow } from '#tenants/files/upload.server.ts'
import type { School } from '#tenants/school.server.ts'
import { Permanent } from '#workers/failure.ts'
import { prepareBlurred } from './blur.server.ts'
import { sourceOfParts } from './parts.server.ts'
import { type Prepared, prepareMedia } from './prepare.server.ts'
import { refused } from './refusal.ts'
import type { MediaSink } from './source.ts'

/**
 * Prepares a file, from the parts it was uploaded in or from the photo of which it hides parts: stores every variant
 * encrypted, and says in one write that it is ready, or why
 * it never will be. May be killed anywhere and run again, also while another run is still at it: variants have fixed
 * names, so a second run replaces what the first stored; the row is settled once; parts go when it is settled.
 * @throws Transient, ObjectStoreFailure: to be tried again
 */
export async function prepareUpload(school: School, mediaId: string, signal?: AbortSignal): Promise<void> {
  const files = await filesOf(school)
  const claimed = await startPreparing(school, mediaId)
  if (claimed) {
    try {
      const prepared = await prepare(files, claimed, signal)
      if (await markReady(school, mediaId, prepared)) {
        await files.deleteParts(mediaId)
        return
      }
    } catch (error) {
      if (!(error instanceof Permanent)) throw error
      await markFailed(school, mediaId, error.reason)
    }
  }
  await tidyUp(school, files, mediaId)
}

/** What the runner calls when a file was tried too often: its parts stay, so that the uploader can have it tried again. */
export async function giveUpPreparing(school: School, mediaId: string): Promise<void> {
  await markFailed(school, mediaId, 'unavailable', true)
}

async function prepare(
  files: SchoolFiles,
  { row, role, hidden }: ToPrepare,
  signal: AbortSignal | undefined,
): Promise<PreparedMedia> {
  const sizes = new Map<string, number>()
  const sink: MediaSink = async (variant, body: Readable | Buffer) => {
    sizes.set(variant.name, (await files.put(variantId(row.id, variant.name), body)).size)
  }
  const prepared = hidden
    ? await fromPhoto(files, hidden, sink, signal)
    : await prepareMedia(sourceOfParts(files, row.id, row.declaredBytes), sink, {
        accept: kindsOf[row.use],
        limits: uploadLimits(role, row.use),
        ...(signal && { signal }),
      })
  return { ...columnsOf(prepared), variants: variantsOf(prepared, sizes) }
}

const kindsOf = {
  photos: ['photo', 'video', 'voice'],
  attachments: ['photo', 'video', 'voice', 'file'],
} as const satisfies Record<MediaRow['use'], NonNullable<MediaRow['kind']>[]>

/** Originals are not kept: what is made anew is made from the largest variant. */
async function fromPhoto(
  files: SchoolFiles,
  { source, regions }: NonNullable<ToPrepare['hidden']>,
  sink: MediaSink,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const [largest] = source.variants
  if (!largest) throw refused('empty')
  const { body } = await files.get(variantId(source.id, largest.name))
  const made = await prepareBlurred(await buffer(body), regions, sink, signal && { signal })
  const { width = 0, height = 0 } = made.variants[0] ?? {}
  return { kind: 'photo', mime: largest.mime, width, height, ...made }
}

function columnsOf(prepared: Prepared): Omit<PreparedMedia, 'variants'> {
  const { kind } = prepared
  if (kind === 'file') return { kind }
  if (kind === 'voice') return { kind, durationMs: prepared.durationMs, peaks: prepared.peaks }
  const { width, height, thumbhash } = prepared
  return kind === 'photo'
    ? { kind, width, height, thumbhash }
    : { kind, width, height, thumbhash, durationMs: prepared.durationMs }
}

const variantsOf = (prepared: Prepared, sizes: ReadonlyMap<string, number>): PreparedMedia['variants'] =>
  prepared.variants.map(({ name, mime, width, height }) => ({
    name,
    mime,
    bytes: sizes.get(name) ?? 0,
    ...(width && height ? { width, height } : {}),
  }))

/**
 * Deletes what the row does not speak of. Asks the row as it is now: an earlier run may have been killed between settling
 * it and deleting, another may have settled it otherwise, and an upload can be given up at any time.
 */
async function tidyUp(school: School, files: SchoolFiles, mediaId: string): Promise<void> {
  const row = await mediaRow(school, mediaId)
  if (!row || (row.state === 'failed' && row.receivedParts.length === 0)) await files.deleteAll(mediaId)
  else if (row.state === 'ready') await files.deleteParts(mediaId)
}
