import type { MediaUse } from '#db/schema/media.ts'
import { type Entry, hopeless, purposeOf } from './entry.ts'
import type { KeptFile, KeptFiles } from './kept-files.ts'
import { readable, sendFile } from './sending.ts'
import { RequestFailed, type Standing, type Transport } from './transport.ts'
import type { UploadItem, UploadSnapshot } from './upload-item.ts'

export interface UploadQueueOptions {
  transport: Transport
  /** Makes a photo smaller before it is sent. */
  shrink?: (file: Blob) => Promise<Blob>
  /** Remembers files over a reload; without it a closed page forgets what has not arrived. */
  kept?: KeptFiles
  /** Files on their way at the same time. */
  atOnce?: number
}

/** Milliseconds before the first new try, doubled before each further one, and their ceiling. */
const firstPause = 1_000
const longestPause = 30_000

/**
 * The files a person chose, on their way to the school: some at a time, each again and again until it has arrived or never
 * will. One lives as long as the page; `subscribe` and `getSnapshot` are what useSyncExternalStore asks for.
 */
export class UploadQueue {
  readonly #options: UploadQueueOptions
  readonly #entries = new Map<string, Entry>()
  readonly #listeners = new Set<() => void>()
  #snapshot: UploadSnapshot = { items: [], paused: false }
  #wake: ReturnType<typeof setTimeout> | undefined
  #look: ReturnType<typeof setTimeout> | undefined
  #lookAgain = firstPause
  #keeping: Promise<void> = Promise.resolve()

  constructor(options: UploadQueueOptions) {
    this.#options = options
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): UploadSnapshot => this.#snapshot

  /** Puts chosen files at the end. @returns their keys, in the same order */
  add(files: Iterable<File>, { classId, use }: { classId?: string; use?: MediaUse } = {}): string[] {
    const keys = [...files].map(file => {
      const key = crypto.randomUUID()
      const chosen = { key, name: file.name, classId, use, file, shrunk: false }
      this.#enter(chosen)
      // Before it is sent, so that a page closed a moment later remembers it.
      this.#keep(kept => kept.put(chosen))
      return key
    })
    this.#changed()
    this.#pump()
    return keys
  }

  /** Goes on with what an earlier page left unfinished. */
  async restore(): Promise<void> {
    for (const kept of (await this.#options.kept?.all()) ?? []) if (!this.#entries.has(kept.key)) this.#enter(kept)
    this.#changed()
    this.#pump()
  }

  /** Stops what is on its way; it goes on from the same place. */
  pause(): void {
    this.#snapshot = { ...this.#snapshot, paused: true }
    for (const entry of this.#entries.values()) entry.stop?.abort(new RequestFailed('paused', true))
    this.#changed()
  }

  resume(): void {
    this.#snapshot = { ...this.#snapshot, paused: false }
    this.retryNow()
  }

  /** Tries at once what waits for its next try; call it when the network is back or the page is looked at again. */
  readonly retryNow = (): void => {
    for (const entry of this.#entries.values()) entry.notBefore = 0
    this.#lookAgain = firstPause
    this.#changed()
    this.#pump()
    this.#watchServer()
  }

  /** Tries a failed file again, on the person's word. */
  retry(key: string): void {
    const entry = this.#entries.get(key)
    if (entry?.item.state !== 'failed') return
    entry.tries = 0
    entry.notBefore = 0
    this.#set(entry, { state: 'waiting', failure: null, progress: 0 })
    this.#pump()
  }

  /** Gives a file up, here and on the server. */
  async cancel(key: string): Promise<void> {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    entry.stop?.abort(new RequestFailed('cancelled', false))
    this.#changed()
    this.#pump()
    this.#keep(kept => kept.remove(key))
    // A file of one part may have arrived without its answer: beginning again finds it. What stays there is swept after a day.
    await this.#idOnServer(entry)
      .then(id => (id ? this.#options.transport.abandon(id) : undefined))
      .catch(() => {})
  }

  /** Takes what is over off the list. */
  clearFinished(): void {
    for (const [key, { item }] of this.#entries) if (item.state === 'ready') this.#entries.delete(key)
    this.#changed()
  }

  /** Takes off the list what a form has taken along; what the server still prepares is watched by whoever shows it. */
  release(mediaIds: readonly string[]): void {
    for (const [key, { item }] of this.#entries)
      if (item.mediaId && mediaIds.includes(item.mediaId)) this.#entries.delete(key)
    this.#changed()
  }

  /** The bytes of a file that has not arrived yet, to show it; null afterwards. */
  bytesOf(key: string): Blob | null {
    return this.#entries.get(key)?.file ?? null
  }

  /** A live event of topic `media`: looks at once instead of at the next turn. */
  noticed(mediaId: string): void {
    if ([...this.#entries.values()].some(({ item }) => item.mediaId === mediaId && item.state === 'processing'))
      this.#askServer()
  }

  async #idOnServer(entry: Entry): Promise<string | null> {
    if (entry.item.mediaId || !entry.small) return entry.item.mediaId
    const body = await entry.small
    const upload = {
      uploadKey: entry.item.key,
      bytes: body.size,
      ...purposeOf({ ...entry, name: entry.item.name }, body),
    }
    return (await this.#options.transport.begin(upload, new AbortController().signal)).id
  }

  /** One after the other, or a removal could overtake what it removes. A full disk is no reason not to send. */
  #keep(work: (kept: KeptFiles) => Promise<void>): void {
    const { kept } = this.#options
    if (kept) this.#keeping = this.#keeping.then(() => work(kept)).catch(() => {})
  }

  #enter({ key, name, file, classId, use, shrunk }: KeptFile): void {
    const { type, size: bytes } = file
    const untried = { state: 'waiting', progress: 0, mediaId: null, failure: null, retriable: true } as const
    const item: UploadItem = { key, name, type, bytes, ...untried }
    this.#entries.set(key, { item, file, shrunk, small: null, classId, use, tries: 0, notBefore: 0, stop: null })
  }

  #set(entry: Entry, change: Partial<UploadItem>): void {
    entry.item = { ...entry.item, ...change }
    this.#changed()
  }

  #changed(): void {
    this.#snapshot = { ...this.#snapshot, items: [...this.#entries.values()].map(({ item }) => item) }
    for (const listener of this.#listeners) listener()
  }

  /** Starts as many as may be on their way, oldest first, and wakes when the next may be tried. */
  #pump(): void {
    clearTimeout(this.#wake)
    if (this.#snapshot.paused) return
    const entries = [...this.#entries.values()]
    let free = (this.#options.atOnce ?? 2) - entries.filter(({ stop }) => stop).length
    let next = Number.POSITIVE_INFINITY
    for (const entry of entries) {
      if (entry.item.state !== 'waiting' || entry.stop) continue
      if (entry.notBefore > Date.now()) next = Math.min(next, entry.notBefore)
      else if (free-- > 0) this.#run(entry)
    }
    if (next < Number.POSITIVE_INFINITY) this.#wake = setTimeout(() => this.#pump(), next - Date.now())
  }

  async #run(entry: Entry): Promise<void> {
    const stop = new AbortController()
    entry.stop = stop
    this.#set(entry, { state: 'sending' })
    try {
      const standing = await this.#send(entry, stop.signal)
      entry.tries = 0
      entry.stop = null
      this.#arrived(entry, standing)
    } catch (error) {
      entry.stop = null
      this.#stumbled(entry, error)
    }
    this.#pump()
  }

  async #send(entry: Entry, signal: AbortSignal): Promise<Standing> {
    const { transport } = this.#options
    // Everything is there: tried again after the server had given up for a passing reason.
    if (!entry.file) return transport.done(entry.item.mediaId ?? '', signal)
    const body = await this.#smallOf(entry, entry.file)
    return sendFile(transport, {
      uploadKey: entry.item.key,
      body,
      ...purposeOf({ ...entry, name: entry.item.name }, body),
      signal,
      progress: progress => this.#set(entry, { progress }),
      began: mediaId => this.#set(entry, { mediaId }),
    })
  }

  /** Made smaller once, and kept so: made anew it might have another size, which the server takes for another file. */
  #smallOf(entry: Entry, file: Blob): Promise<Blob> {
    const { shrink } = this.#options
    const { classId, use } = entry
    entry.small ??= readable(file).then(async () => {
      if (!shrink || entry.shrunk) return file
      const small = await shrink(file)
      if (small !== file)
        this.#keep(kept =>
          kept.put({ key: entry.item.key, name: entry.item.name, classId, use, file: small, shrunk: true }),
        )
      return small
    })
    entry.small.catch(() => {
      entry.small = null
    })
    return entry.small
  }

  #arrived(entry: Entry, { id, state, failure }: Standing): void {
    if (!this.#entries.has(entry.item.key)) {
      // Cancelled while the answer was on its way.
      this.#options.transport.abandon(id).catch(() => {})
      return
    }
    entry.file = null
    entry.small = null
    this.#keep(kept => kept.remove(entry.item.key))
    const now = state === 'ready' ? 'ready' : state === 'failed' ? 'failed' : 'processing'
    this.#set(entry, { mediaId: id, state: now, progress: 1, failure, retriable: failure === 'unavailable' })
    if (now === 'processing') {
      this.#lookAgain = firstPause
      this.#watchServer()
    }
  }

  #stumbled(entry: Entry, error: unknown): void {
    if (!this.#entries.has(entry.item.key)) return
    const failure = error instanceof RequestFailed ? error : new RequestFailed('unreadable', false)
    if (!failure.passing) {
      this.#set(entry, { state: 'failed', failure: failure.code, retriable: !hopeless.has(failure.code) })
      return
    }
    const paused = failure.code === 'paused'
    if (!paused) {
      const pause = Math.min(longestPause, firstPause * 2 ** entry.tries)
      entry.tries += 1
      // Spread, so that a class of tablets does not come back in step after an outage.
      entry.notBefore = Date.now() + pause * (0.5 + Math.random() / 2)
    }
    this.#set(entry, { state: 'waiting', failure: paused ? null : failure.code })
  }

  #watchServer(): void {
    clearTimeout(this.#look)
    if (![...this.#entries.values()].some(({ item }) => item.state === 'processing')) return
    this.#look = setTimeout(() => this.#askServer(), this.#lookAgain)
    this.#lookAgain = Math.min(15_000, this.#lookAgain * 1.5)
  }

  async #askServer(): Promise<void> {
    clearTimeout(this.#look)
    for (const entry of [...this.#entries.values()]) {
      const { state, mediaId } = entry.item
      if (state !== 'processing' || !mediaId) continue
      try {
        this.#settle(entry, await this.#options.transport.standing(mediaId))
      } catch (error) {
        if (error instanceof RequestFailed && !error.passing)
          this.#set(entry, { state: 'failed', failure: error.code, retriable: false })
      }
    }
    this.#watchServer()
  }

  #settle(entry: Entry, { state, failure }: Standing): void {
    if (entry.item.state !== 'processing') return
    if (state === 'ready') this.#set(entry, { state: 'ready' })
    if (state === 'failed') this.#set(entry, { state: 'failed', failure, retriable: failure === 'unavailable' })
  }
}
