import type { Readable } from 'node:stream'
import { makeZip } from 'client-zip'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { type Deliverable, deliverable, extensionOf } from './delivery.server.ts'
import { safeName, uniqueName } from './safe-name.ts'

export interface ZipFile {
  mediaId: string
  /** Without ending; see fileName(). Made safe for every file system, and unique within the archive. */
  name: string
  /** Shown as its date of change. */
  modified?: Date
}

/**
 * A zip archive of files, made while it is read: nothing is held but the piece being sent, and files are asked for one after
 * the other as the reader takes them. Pictures and videos do not shrink, so they are stored as they are.
 *
 * The actor's right to each file is asked when its turn comes: what was withdrawn meanwhile is left out, like everything
 * they may not see. A store that fails breaks the archive off, so that nobody takes half of it for the whole.
 * Cancelling the stream closes what is open.
 */
export function zipOf(school: School, files: Iterable<ZipFile> | AsyncIterable<ZipFile>): ReadableStream<Uint8Array> {
  let open: Readable | undefined
  let over = false
  async function* entries() {
    const taken = new Set<string>()
    for await (const { mediaId, name, modified } of files) {
      if (over) return
      const file = await ifStillAllowed(school, mediaId)
      if (!file) continue
      open = await file.open()
      if (over) open.destroy()
      const unique = uniqueName(safeName(name), extensionOf(file.variant.mime), taken)
      yield { input: open, name: unique, lastModified: modified ?? file.media.createdAt }
    }
  }
  const reader = makeZip(entries()).getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    // The library leaves the file it is reading open.
    async cancel(reason) {
      over = true
      open?.destroy()
      await reader.cancel(reason).catch(() => {})
    },
  })
}

/** `2026-05-04 Summer party 03`: sorts by day, and by place within an album of `total` files. */
export function fileName(day: string, title: string, place: number, total: number): string {
  return `${day} ${title} ${String(place).padStart(Math.max(2, String(total).length), '0')}`
}

async function ifStillAllowed(school: School, mediaId: string): Promise<Deliverable | null> {
  try {
    return await deliverable(school, mediaId, 'main')
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
