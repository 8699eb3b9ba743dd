import { AsyncLocalStorage } from 'node:async_hooks'
import { publish } from './bus.server.ts'

/** Jobs that a write has left in the outbox, to be done as soon as can be. */
export interface DueJobs {
  schoolId: string
  outboxIds: readonly string[]
}

/** @returns whether they are taken care of */
export type Take = (due: DueJobs) => boolean

const taker = new AsyncLocalStorage<Take>()

/** Offers jobs to whoever does the work that has left them, and tells every process of them if nobody takes them. */
export async function offerJobs(due: DueJobs): Promise<void> {
  if (!taker.getStore()?.(due)) await publish('outbox', due.schoolId)
}

/** Does work that has what its writes leave offered to `take`. */
export const takingJobs = <Result>(take: Take, work: () => Result): Result => taker.run(take, work)
