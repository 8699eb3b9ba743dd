import type { MediaUse } from '#db/schema/media.ts'
import { largestUpload, partBytes } from '#tenants/files/limits.ts'
import { RequestFailed, type Standing, type Transport } from './transport.ts'

/** A file on its way. */
export interface Parcel {
  uploadKey: string
  body: Blob
  classId?: string | undefined
  use?: MediaUse | undefined
  /** What a plain file is called. */
  name?: string | undefined
  signal: AbortSignal
  /** Told how much has left, from 0 to 1. */
  progress: (fraction: number) => void
  /** Told the file's id as soon as the server has given one. */
  began: (mediaId: string) => void
}

/**
 * Sends a file: a small one in one request, a larger one in the parts that the server does not have yet. Called again with
 * the same key it goes on where it stopped.
 * @throws RequestFailed
 */
export async function sendFile(transport: Transport, parcel: Parcel): Promise<Standing> {
  const { uploadKey, body, classId, use, name, signal, progress, began } = parcel
  if (body.size === 0) throw new RequestFailed('empty', false)
  if (body.size > largestUpload) throw new RequestFailed('too_large', false)
  signal.throwIfAborted()
  const upload = { uploadKey, bytes: body.size, classId, use, name }
  if (body.size <= partBytes)
    return transport.whole(upload, body, { signal, sent: bytes => progress(Math.min(1, bytes / body.size)) })
  const { id, state, missing } = await transport.begin(upload, signal)
  began(id)
  let there = body.size - missing.reduce((sum, part) => sum + pieceOf(body, part).size, 0)
  for (const part of missing) {
    const piece = pieceOf(body, part)
    await transport.part(id, part, piece, {
      signal,
      sent: bytes => progress((there + Math.min(bytes, piece.size)) / body.size),
    })
    there += piece.size
    progress(there / body.size)
  }
  return state === 'receiving' || state === 'failed' ? transport.done(id, signal) : transport.standing(id)
}

/** A file that was moved or deleted on the device fails here by name, not as if the network were gone. */
export async function readable(file: Blob): Promise<Blob> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    throw new RequestFailed('unreadable', false)
  }
  return file
}

const pieceOf = (body: Blob, part: number): Blob => body.slice(part * partBytes, (part + 1) * partBytes)
