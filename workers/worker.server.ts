import { type Job as QueueJob, UnrecoverableError, WaitingError } from 'bullmq'
import { environment } from './config.server.ts'
import { Transient } from './failure.ts'
import { runWithFollowUps } from './follow-up.server.ts'
import { concurrencyGroups } from './job.ts'
import { log, reasonOf } from './log.server.ts'
import type { OutboxRef } from './outbox.server.ts'
import type { Queues, Ticket, TicketWorker } from './queue.server.ts'
import type { JobRegistry } from './registry.ts'
import { giveUp, runRow } from './run.server.ts'
import { enqueueForSchools } from './schedule.ts'

/** Longest a running job may still take after the process was told to stop; then it is called off and handed back. */
const patienceMs = 15_000

export interface Workers {
  /** Takes no more jobs; those running are finished, or handed back after 15 s for another process to begin anew. */
  stop(patience?: number): Promise<void>
}

/** Takes jobs from the queues and runs them, in this process. */
export function startWorkers(registry: JobRegistry, queues: Queues): Workers {
  const quickPerHeavy = 4
  const { WORKER_CONCURRENCY } = environment()
  const running = new Map<string, AbortController>()
  const workers = concurrencyGroups.map(group => {
    const concurrency = group === 'quick' ? WORKER_CONCURRENCY * quickPerHeavy : WORKER_CONCURRENCY
    const worker = queues.work(group, concurrency, (job, token) => deliver(registry, running, job, token))
    watch(registry, running, worker)
    return worker
  })
  return {
    async stop(patience = patienceMs) {
      const timer = setTimeout(() => {
        for (const controller of running.values()) controller.abort(new Transient('stopping'))
      }, patience)
      await Promise.all(workers.map(worker => worker.close()))
      clearTimeout(timer)
    },
  }
}

/** One delivery by the queue. Errors that go back to it carry a code only: the queue stores them. */
async function deliver(
  registry: JobRegistry,
  running: Map<string, AbortController>,
  job: QueueJob<Ticket, void>,
  token?: string,
): Promise<void> {
  const ticket = job.data
  if ('scheduled' in ticket) return enqueueForSchools(registry, ticket.scheduled).catch(withCodeOnly)
  const controller = new AbortController()
  running.set(ticket.outboxId, controller)
  const attempt = {
    number: job.attemptsMade + 1,
    calledOff: controller.signal,
    progress: (fraction: number) => job.updateProgress(Math.round(fraction * 100)),
  }
  const ended = await runWithFollowUps(registry, controller.signal, () => runRow(registry, ticket, attempt))
    .catch(withCodeOnly)
    .finally(() => running.delete(ticket.outboxId))
  if (ended.outcome === 'failed') throw new UnrecoverableError(ended.reason)
  if (ended.outcome !== 'again') return
  if (!controller.signal.aborted) throw new Error(ended.reason)
  // Handed back, not failed: the attempt does not count.
  await job.moveToWait(token)
  throw new WaitingError()
}

function withCodeOnly(error: unknown): never {
  throw new Error(reasonOf(error))
}

function watch(registry: JobRegistry, running: Map<string, AbortController>, worker: TicketWorker): void {
  // Another process runs it by now, or soon will.
  worker.on('lockRenewalFailed', ids => {
    for (const id of ids) running.get(id)?.abort(new Transient('lock-lost'))
  })
  // A job whose process died ten times is failed by the queue itself, without asking anybody.
  worker.on('failed', job => {
    if (!job?.deferredFailure || 'scheduled' in job.data) return
    const ref: OutboxRef = job.data
    giveUp(registry, ref, 'stalled').catch((error: unknown) =>
      log.error({ ...ref, reason: reasonOf(error) }, 'a stalled job could not be marked'),
    )
  })
}
