import { AsyncLocalStorage } from 'node:async_hooks'
import type { Queries } from '#db/client.server.ts'

type Part<Result> = (queries: Queries) => Promise<Result>
type Transaction = (work: Part<void>) => Promise<void>

/** A transaction that is open, and how many read in it. */
interface Round {
  parts: number
  opened: Promise<{ queries: Queries; inside: <Result>(work: () => Result) => Result }>
  end: () => void
}

/**
 * One transaction for reads that know nothing of each other: it begins with the first and ends when none is under way any
 * more. A query that fails fails all that follow in it.
 */
export class SharedRead {
  readonly #begin: Transaction
  #round: Round | null = null

  /** @param begin runs its argument in a new transaction */
  constructor(begin: Transaction) {
    this.#begin = begin
  }

  async run<Result>(work: Part<Result>): Promise<Result> {
    this.#round ??= this.#open()
    const round = this.#round
    round.parts += 1
    try {
      const { queries, inside } = await round.opened
      return await inside(() => work(queries))
    } finally {
      round.parts -= 1
      // Not at once: who reads twice, one after the other, asks again within this turn of the event loop.
      if (round.parts === 0) setImmediate(() => this.#endIfIdle(round))
    }
  }

  #endIfIdle(round: Round): void {
    if (round.parts > 0) return
    if (this.#round === round) this.#round = null
    round.end()
  }

  #open(): Round {
    let end = () => {}
    const opened = new Promise<Awaited<Round['opened']>>((resolve, reject) => {
      this.#begin(async queries => {
        // What knows that it is inside a transaction is to know it in every part.
        resolve({ queries, inside: AsyncLocalStorage.snapshot() })
        await new Promise<void>(over => {
          end = over
        })
      }).catch(reject)
    })
    return { parts: 0, opened, end: () => end() }
  }
}
