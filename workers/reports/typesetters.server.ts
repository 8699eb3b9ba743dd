import { Transient } from '#workers/failure.ts'
import {
  type Manuscript,
  type Typeset,
  Typesetter,
  type TypesetterLimits,
  typesetterLimits,
} from './typesetter.server.ts'

/** How long a process waits for another document before it gives its memory back. */
const idleMs = 60_000

/** A few processes that set documents; whoever comes when all are at work waits for their turn. */
export class Typesetters {
  readonly #free: Typesetter[]
  readonly #waiting: (() => void)[] = []
  readonly #idle = new Map<Typesetter, NodeJS.Timeout>()

  /** @param count processes at most; each is started when it is needed */
  constructor(count: number, limits: TypesetterLimits = typesetterLimits, program?: string) {
    this.#free = Array.from({ length: count }, () => new Typesetter(limits, program))
  }

  /** Sets a document as soon as a process is free. @throws as Typesetter.set */
  async set(manuscript: Manuscript, signal?: AbortSignal): Promise<Typeset> {
    const typesetter = await this.#take(signal)
    try {
      return await typesetter.set(manuscript, signal)
    } finally {
      this.#giveBack(typesetter)
    }
  }

  /** Ends the processes that wait. */
  end(): void {
    for (const typesetter of this.#free) typesetter.end()
  }

  async #take(signal: AbortSignal | undefined): Promise<Typesetter> {
    for (;;) {
      if (signal?.aborted) throw new Transient('aborted')
      // The one that worked last, so that the others grow idle.
      const typesetter = this.#free.pop()
      if (typesetter) {
        clearTimeout(this.#idle.get(typesetter))
        return typesetter
      }
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve)
        signal?.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }

  #giveBack(typesetter: Typesetter): void {
    this.#free.push(typesetter)
    this.#idle.set(typesetter, setTimeout(() => typesetter.end(), idleMs).unref())
    this.#waiting.shift()?.()
  }
}
