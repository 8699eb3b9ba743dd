import type { KeptItems } from './kept-items.ts'
import type { Outcome, Send } from './sending.ts'
import type { KeptItem, NewItem, WaitingItem } from './waiting-item.ts'

export interface WaitingQueueOptions {
  kept: KeptItems
  send: Send
  /** Runs work while no other tab of this member does. */
  alone?: (work: () => Promise<void>) => Promise<void>
  /** Tells the member's other tabs that the list has changed. */
  tell?: () => void
}

/** Milliseconds before the first new try, doubled before each further one, and their ceiling. */
const firstPause = 2_000
const longestPause = 60_000

/**
 * What a member did on this device and the school does not know yet: kept first, then sent, one after the other and as often as
 * it takes. What is kept is the truth for all tabs; only one of them sends. `subscribe` and `getSnapshot` are what
 * useSyncExternalStore asks for.
 */
export class WaitingQueue {
  readonly #options: WaitingQueueOptions
  readonly #listeners = new Set<() => void>()
  readonly #onAnswered = new Set<(item: NewItem, answer: unknown) => void>()
  #snapshot: readonly WaitingItem[] = []
  #sending: string | null = null
  #run: Promise<void> | null = null
  #again = false
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: WaitingQueueOptions) {
    this.#options = options
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): readonly WaitingItem[] => this.#snapshot

  /** Calls back for each item that the school has taken, with its action's answer, or refused (null). @returns what ends it */
  onAnswered(listener: (item: NewItem, answer: unknown) => void): () => void {
    this.#onAnswered.add(listener)
    return () => this.#onAnswered.delete(listener)
  }

  /** Keeps something and starts sending. @returns once it is kept: from then on closing the page loses nothing */
  async add(item: NewItem): Promise<void> {
    await this.#options.kept.add({ ...item, keptAt: Date.now(), refusal: null })
    await this.refresh()
    this.#options.tell?.()
    void this.sendNow()
  }

  /** Tries something that was refused once more, on the person's word. */
  async retry(id: string): Promise<void> {
    const item = this.#snapshot.find(each => each.id === id)
    if (item) await this.#options.kept.replace(id, [keptOf(item, null)])
    await this.refresh()
    await this.sendNow()
  }

  /** Gives something up. */
  async drop(id: string): Promise<void> {
    await this.#options.kept.remove(id)
    await this.refresh()
    this.#options.tell?.()
  }

  /** Reads again what is kept: at the start, and when another tab has changed it. */
  async refresh(): Promise<void> {
    const kept = await this.#options.kept.all()
    this.#snapshot = kept.map(item => ({
      ...item,
      state: item.refusal ? 'refused' : item.id === this.#sending ? 'sending' : 'waiting',
    }))
    for (const listener of this.#listeners) listener()
  }

  /** Sends all that waits, at once: at the start, when the network is back, when the page is looked at again. */
  readonly sendNow = (): Promise<void> => {
    this.#tries = 0
    return this.#send()
  }

  #send(): Promise<void> {
    clearTimeout(this.#timer)
    this.#again = this.#run !== null
    this.#run ??= this.#sendAll().finally(() => {
      this.#run = null
      if (this.#again) void this.#send()
    })
    return this.#run
  }

  async #sendAll(): Promise<void> {
    const alone = this.#options.alone ?? (work => work())
    let pause: number | null = null
    await alone(async () => {
      const stuck = new Set<string>()
      for (;;) {
        await this.refresh()
        const next = nextOf(this.#snapshot.filter(({ refusal, topic }) => refusal === null && !stuck.has(topic)))
        if (!next) return
        const outcome = await this.#attempt(next)
        if (outcome.kind === 'later') {
          stuck.add(next.topic)
          pause = Math.max(pause ?? 0, outcome.afterMs ?? 0)
        }
        if (outcome.kind === 'unreachable') {
          pause = 0
          return
        }
      }
    })
    await this.refresh()
    if (pause !== null) this.#sendLater(pause)
  }

  async #attempt(item: WaitingItem): Promise<Outcome> {
    const { kept, send, tell } = this.#options
    this.#sending = item.id
    await this.refresh()
    const outcome = await send(item)
    this.#sending = null
    if (outcome.kind === 'done') {
      await kept.remove(item.id)
      await this.refresh()
      for (const listener of this.#onAnswered) listener(item, outcome.answer)
    }
    if (outcome.kind === 'refused') {
      // Not among what every page loads. One that is wrong shall not hold back the others that were said in the same breath: each
      // is then asked by itself.
      const { partsOf } = await import('./parts.ts').catch(() => ({ partsOf: null }))
      const parts = partsOf?.(keptOf(item, null)) ?? []
      await kept.replace(item.id, parts.length > 1 ? parts : [keptOf(item, outcome.refusal)])
      // What the page shows may be why: a talk that is its reader's no more.
      if (parts.length <= 1) for (const listener of this.#onAnswered) listener(item, null)
    }
    tell?.()
    return outcome
  }

  /** Spread, so that a school's tablets do not come back in step after an outage. */
  #sendLater(atLeast: number): void {
    const pause = Math.min(longestPause, firstPause * 2 ** this.#tries) * (0.5 + Math.random() / 2)
    this.#tries += 1
    this.#timer = setTimeout(() => void this.#send(), Math.max(atLeast, pause))
  }
}

/** The first of all, but what has no files goes before what has: a video from the yard shall hold up no other topic. */
const nextOf = (open: readonly WaitingItem[]): WaitingItem | undefined => {
  const firsts = open.filter(({ topic }, at) => open.findIndex(each => each.topic === topic) === at)
  return firsts.find(({ files }) => !files?.length) ?? firsts[0]
}

const keptOf = ({ state: _, ...item }: WaitingItem, refusal: KeptItem['refusal']): KeptItem => ({ ...item, refusal })
