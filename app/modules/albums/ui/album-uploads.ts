import { askJson } from '#app/platform/ask-json.ts'
import { browserKeptFiles } from '#app/platform/upload/kept-files.ts'
import { shrink } from '#app/platform/upload/shrink.ts'
import { xhrTransport } from '#app/platform/upload/transport.ts'
import { UploadQueue } from '#app/platform/upload/upload-queue.ts'
import { paths } from '../paths.ts'

/** Milliseconds before files that have arrived are put into their album again, when that failed. */
const pause = 3_000

/**
 * The files a teacher chose for one album. Lives as long as the browser's tab, so that looking at another page meanwhile stops
 * nothing; what is left when the tab closes goes on when the album is opened again.
 */
export class AlbumUploads {
  readonly queue: UploadQueue
  readonly #albumId: string
  readonly #put = new Set<string>()
  #putting = false

  constructor(albumId: string, memberId: string) {
    this.#albumId = albumId
    this.queue = new UploadQueue({
      transport: xhrTransport(),
      shrink,
      kept: browserKeptFiles(`${memberId}-${albumId}`),
    })
    this.queue.subscribe(() => void this.#putArrived())
    void this.queue.restore()
  }

  /** Whether a file has found its place in the album. */
  isPut(mediaId: string | null): boolean {
    return mediaId !== null && this.#put.has(mediaId)
  }

  /** Puts what has arrived into the album, in the order it was chosen; the page is told by the live stream. */
  async #putArrived(): Promise<void> {
    const arrived = this.queue
      .getSnapshot()
      .items.flatMap(({ mediaId, state }) =>
        mediaId && (state === 'processing' || state === 'ready') && !this.#put.has(mediaId) ? [mediaId] : [],
      )
    if (this.#putting || arrived.length === 0) return
    this.#putting = true
    const done = await put(this.#albumId, arrived)
    if (done) for (const mediaId of arrived) this.#put.add(mediaId)
    this.#putting = false
    if (done) await this.#putArrived()
    else setTimeout(() => void this.#putArrived(), pause)
  }
}

/** The album's uploads in this tab. */
export function uploadsOf(albumId: string, memberId: string): AlbumUploads {
  const key = `${memberId}-${albumId}`
  const known = open.get(key)
  if (known) return known
  const made = new AlbumUploads(albumId, memberId)
  open.set(key, made)
  return made
}

const open = new Map<string, AlbumUploads>()

async function put(albumId: string, mediaIds: readonly string[]): Promise<boolean> {
  const body = new URLSearchParams(mediaIds.map(id => ['mediaIds', id]))
  try {
    const answer = await askJson(paths.items(albumId), { method: 'POST', body })
    // An album that is gone will not take them on the next try either.
    return answer.ok || answer.status === 404 || answer.status === 409
  } catch {
    return false
  }
}
