import { publish } from '#tenants/bus.server.ts'
import { type DueJobs, takingJobs } from '#tenants/due-jobs.server.ts'
import { claimRow, type OutboxRef, releaseRow } from './outbox.server.ts'
import type { JobRegistry } from './registry.ts'
import { type Outcome, runRow } from './run.server.ts'

/** Jobs that follow each other in one place of the queue; what comes then waits its turn. */
const longest = 3

/**
 * Runs a job and, when it has left one quick job behind, that one in its wake: an event and the notices it leads to, say. Such a job
 * needs no way through relay and queue, which costs more than many jobs do. Several, which other schools' jobs are to come between,
 * go that way, and so does one that did not succeed here.
 * @param first runs the job that the queue has delivered
 * @returns how the first ended
 */
export async function runWithFollowUps(
  registry: JobRegistry,
  calledOff: AbortSignal,
  first: () => Promise<Outcome>,
): Promise<Outcome> {
  const quick = [...registry.values()].filter(job => job.concurrencyGroup === 'quick').map(({ name }) => name)
  const attempt = { number: 1, calledOff, progress: async () => {} }
  const began = await leaving(first)
  let { left } = began
  for (let step = 0; left.length === 1 && step < longest && !calledOff.aborted; step++) {
    const [ref] = left
    if (!ref) break
    const next = await leaving(() => runRow(registry, ref, attempt, each => claimRow(each, quick)))
    left = next.left
    if (next.ended.outcome !== 'done') left.push(ref)
    if (next.ended.outcome === 'again') await releaseRow(ref)
    if (next.ended.outcome !== 'done') break
  }
  for (const schoolId of new Set(left.map(ref => ref.schoolId))) await publish('outbox', schoolId)
  return began.ended
}

/** How a job ended, and what it has left to be done. */
async function leaving(run: () => Promise<Outcome>): Promise<{ ended: Outcome; left: OutboxRef[] }> {
  const left: OutboxRef[] = []
  let over = false
  const take = ({ schoolId, outboxIds }: DueJobs) => {
    if (over) return false
    left.push(...outboxIds.map(outboxId => ({ schoolId, outboxId })))
    return true
  }
  const ended = await takingJobs(take, run).finally(() => {
    over = true
  })
  return { ended, left }
}
