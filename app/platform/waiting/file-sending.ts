import { purposeOf } from '../upload/entry.ts'
import type { KeptFile } from '../upload/kept-files.ts'
import { readable, sendFile } from '../upload/sending.ts'
import { RequestFailed, type Transport, xhrTransport } from '../upload/transport.ts'
import type { Outcome } from './sending.ts'

/** A connection that moves nothing for so long is taken for none. */
const stallMs = 60_000

/**
 * Sends the files of a form that waits, one after the other. What arrived with an earlier try is found there by its key.
 * @returns their ids in the same order, or what became of the whole form when one could not be sent
 */
export async function sendFiles(
  files: readonly KeptFile[],
  transport: Transport = xhrTransport(),
): Promise<string[] | Outcome> {
  const mediaIds: string[] = []
  try {
    for (const file of files) mediaIds.push(await arrive(file, transport))
    return mediaIds
  } catch (error) {
    return outcomeOfFailure(error instanceof RequestFailed ? error : new RequestFailed('unreadable', false))
  }
}

async function arrive(kept: KeptFile, transport: Transport): Promise<string> {
  const body = await readable(kept.file)
  const stalled = new AbortController()
  const stall = () => setTimeout(() => stalled.abort(new RequestFailed('offline', true)), stallMs)
  let timer = stall()
  const moved = () => {
    clearTimeout(timer)
    timer = stall()
  }
  try {
    const parcel = { uploadKey: kept.key, body, ...purposeOf(kept, body) }
    const { id, state, failure } = await sendFile(transport, {
      ...parcel,
      ...{ signal: stalled.signal, progress: moved, began: moved },
    })
    if (state === 'failed') throw new RequestFailed(failure ?? 'unknown', failure === 'unavailable')
    return id
  } finally {
    clearTimeout(timer)
  }
}

function outcomeOfFailure({ code, passing }: RequestFailed): Outcome {
  if (code === 'offline' || code === 'signed_out') return { kind: 'unreachable' }
  return passing ? { kind: 'later', afterMs: null } : { kind: 'refused', refusal: { code, errors: {} } }
}
