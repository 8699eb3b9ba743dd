import { and, count, desc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { publish } from '#tenants/bus.server.ts'
import { found } from '#tenants/problem.ts'
import { type ConcurrencyGroup, concurrencyGroups } from './job.ts'
import { openQueues, type Queues } from './queue.server.ts'

/** How it stands with one queue. `delayed`: will be tried again later, or waits for its schedule. */
export interface QueueFigures {
  queue: ConcurrencyGroup
  waiting: number
  active: number
  delayed: number
}

/** A job that has failed for good: which school's, never what it was about. */
export interface FailedJob {
  outboxId: string
  schoolId: string
  job: string
  /** A code (`too-large`) or the name of an error's class. */
  failure: string
  failedAt: Date
}

/**
 * For the vendor's console: each queue as it is, how many jobs have failed for good or not been sent yet, since when the oldest of those that
 * could be done has waited (or runs), and how many worker processes are connected at this moment.
 * @param now what is to be done later than this does not count as unsent
 */
export async function queueFigures(now = new Date()): Promise<{
  queues: QueueFigures[]
  unsent: number
  oldest: Date | null
  failed: number
  workers: number
}> {
  const queues = await sharedQueues()
  const perQueue = concurrencyGroups.map(async group => {
    const figures = await queues.of(group).getJobCounts('waiting', 'prioritized', 'active', 'delayed')
    const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = figures
    return { queue: group, waiting: waiting + prioritized, active, delayed }
  })
  const rows = runTransaction('platform', { readOnly: true }, q =>
    q
      .select({
        failed: count(outbox.failedAt),
        unsent: sql<number>`(count(*) filter (where sent_at is null and failed_at is null and ${lte(outbox.runAfter, now)}))::int`,
        oldest:
          sql<Date | null>`min(${outbox.runAfter}) filter (where failed_at is null and ${lte(outbox.runAfter, now)})`.mapWith(
            outbox.runAfter,
          ),
      })
      .from(outbox),
  )
  const [[counted], workers, figures] = await Promise.all([
    rows,
    queues.of('quick').getWorkersCount(),
    Promise.all(perQueue),
  ])
  const { unsent = 0, failed = 0, oldest = null } = counted ?? {}
  return { queues: figures, unsent, oldest, failed, workers }
}

/** Why jobs have failed for good, the commonest reason first. */
export function failuresByReason(): Promise<{ job: string; failure: string; jobs: number }[]> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const failure = sql<string>`coalesce(${outbox.failure}, 'unknown')`
    return q
      .select({ job: outbox.job, failure, jobs: count() })
      .from(outbox)
      .where(isNotNull(outbox.failedAt))
      .groupBy(outbox.job, failure)
      .orderBy(desc(count()), outbox.job)
      .limit(50)
  })
}

/** One school's own work: what could be done and is not yet over, since when, and the latest that have failed for good. */
export async function queueOfSchool(
  schoolId: string,
  now = new Date(),
): Promise<{ waiting: number; oldest: Date | null; failed: FailedJob[] }> {
  const [[counted], failed] = await Promise.all([
    runTransaction('platform', { readOnly: true }, q =>
      q
        .select({ waiting: count(), oldest: sql<Date | null>`min(${outbox.runAfter})`.mapWith(outbox.runAfter) })
        .from(outbox)
        .where(and(eq(outbox.schoolId, schoolId), isNull(outbox.failedAt), lte(outbox.runAfter, now))),
    ),
    failedJobs(20, schoolId),
  ])
  return { waiting: counted?.waiting ?? 0, oldest: counted?.oldest ?? null, failed }
}

/** The latest that have failed for good, of all schools or of one. */
export function failedJobs(limit = 100, schoolId?: string): Promise<FailedJob[]> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const rows = await q
      .select({
        outboxId: outbox.id,
        schoolId: outbox.schoolId,
        job: outbox.job,
        failure: outbox.failure,
        failedAt: outbox.failedAt,
      })
      .from(outbox)
      .where(and(isNotNull(outbox.failedAt), schoolId ? eq(outbox.schoolId, schoolId) : undefined))
      .orderBy(desc(outbox.failedAt))
      .limit(limit)
    return rows.map(row => ({ ...row, failure: row.failure ?? 'unknown', failedAt: row.failedAt ?? new Date(0) }))
  })
}

/**
 * Has a failed job, or all of them, done again from the first attempt.
 * @param alongside runs in the same transaction, told whose jobs they are, one entry a job; for a log of who did it
 * @returns how many
 * @throws Problem not_found if the one asked for is not there, or is under way again already
 */
export async function retryFailed(
  which: string | 'all',
  alongside: (q: Queries, schoolIds: readonly string[]) => Promise<void> = async () => {},
): Promise<number> {
  const schoolIds = await runTransaction('platform', { readOnly: false }, async q => {
    const rows = await q
      .update(outbox)
      .set({ failedAt: null, failure: null, sentAt: null, sends: 0, runAfter: sql`now()` })
      .where(and(isNotNull(outbox.failedAt), which === 'all' ? undefined : eq(outbox.id, which)))
      .returning({ schoolId: outbox.schoolId })
    if (which !== 'all') found(rows[0])
    const affected = rows.map(row => row.schoolId)
    if (affected.length > 0) await alongside(q, affected)
    return affected
  })
  for (const schoolId of new Set(schoolIds)) await publish('outbox', schoolId)
  return schoolIds.length
}

/** Closes what `queueFigures` has opened; for a graceful stop. */
export async function closeQueueFigures(): Promise<void> {
  const opened = shared.cubbyQueues
  shared.cubbyQueues = undefined
  await (await opened)?.close()
}

// On globalThis, since a development reload evaluates this file anew while connections live on.
const shared = globalThis as typeof globalThis & { cubbyQueues?: Promise<Queues> }

function sharedQueues(): Promise<Queues> {
  shared.cubbyQueues ??= openQueues().catch((error: unknown) => {
    shared.cubbyQueues = undefined
    throw error
  })
  return shared.cubbyQueues
}
