import { system } from '#tenants/actor.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { Permanent, Transient } from './failure.ts'
import type { Job, JobContext } from './job.ts'
import { log, loggable, reasonOf } from './log.server.ts'
import { countAttempt } from './metrics.server.ts'
import { markFailed, type OutboxRef, type OutboxRow, openRow, removeRow } from './outbox.server.ts'
import { type JobRegistry, moduleOf } from './registry.ts'

/** How an attempt ended. `gone`: another attempt had finished it; `skipped`: its module is off or its school is no more. */
export type Outcome =
  | { outcome: 'done' | 'gone' | 'skipped' }
  | { outcome: 'again' | 'failed'; reason: string; at: string[] }

/** What whoever delivers a job knows about the attempt. */
export interface Attempt {
  /** 1 for the first. */
  number: number
  /** Aborted when the attempt is to end without counting: the process stops, or another has taken the job over. */
  calledOff: AbortSignal
  progress(fraction: number): Promise<void>
}

/**
 * One attempt at a job, the same whoever delivers it: opens the school's handle, sees that the module is still on, runs
 * the handler within its time, and keeps the outbox. The row is removed when the job is done and marked when it has
 * failed for good; while it may be tried again, it stays as it is.
 * @param open gives the row; null when there is nothing to be done
 * @throws only if the outbox could not be read or written; the row is then sent again later
 */
export async function runRow(
  registry: JobRegistry,
  ref: OutboxRef,
  attempt: Attempt,
  open: (ref: OutboxRef) => Promise<OutboxRow | null> = openRow,
): Promise<Outcome> {
  const row = await open(ref)
  const job = row && registry.get(row.job)
  if (!row) return { outcome: 'gone' }
  if (!job) return { outcome: 'again', reason: 'unknown-job', at: [] }
  const started = performance.now()
  const ended = await attemptOnce(registry, job, row, attempt)
  const ms = Math.round(performance.now() - started)
  countAttempt(job.name, ended.outcome, ms)
  const line = { job: job.name, ...ref, attempt: attempt.number, ms, ...ended }
  if (ended.outcome === 'failed' || ended.outcome === 'again') log.warn(line, 'job did not succeed')
  else log.info(line, 'job ended')
  return ended
}

/**
 * Ends a job that may not be tried any more: tells whoever caused it, then marks the row. Telling may fail; the mark
 * is what the operator sees.
 */
export async function giveUp(registry: JobRegistry, ref: OutboxRef, reason: string): Promise<void> {
  const row = await openRow(ref)
  if (!row) return
  try {
    const school = await openSchool(ref.schoolId)
    if (school) await registry.get(row.job)?.failed(school, row.payload, reason)
  } catch (error) {
    log.error({ job: row.job, ...ref, ...loggable(error) }, 'the failure of a job could not be told')
  }
  await markFailed(ref, reason)
}

async function attemptOnce(registry: JobRegistry, job: Job, row: OutboxRow, attempt: Attempt): Promise<Outcome> {
  const ref = { schoolId: row.schoolId, outboxId: row.id }
  try {
    const school = await openSchool(ref.schoolId)
    if (!school || !(await moduleIsOn(job, ref.schoolId))) {
      await removeRow(ref)
      return { outcome: 'skipped' }
    }
    await runInTime(job, row, school, attempt)
  } catch (error) {
    const reason = reasonOf(error)
    const { at } = loggable(error)
    const mayRetry = !(error instanceof Permanent) && attempt.number < job.attempts
    if (attempt.calledOff.aborted || mayRetry) return { outcome: 'again', reason, at }
    await giveUp(registry, ref, reason)
    return { outcome: 'failed', reason, at }
  }
  await removeRow(ref)
  return { outcome: 'done' }
}

async function runInTime(job: Job, row: OutboxRow, school: School, attempt: Attempt): Promise<void> {
  const time = new AbortController()
  const signal = AbortSignal.any([attempt.calledOff, time.signal])
  const timer = setTimeout(() => time.abort(new Transient('timeout')), job.timeoutMs)
  const context: JobContext = {
    signal,
    attempt: attempt.number,
    lastAttempt: attempt.number >= job.attempts,
    progress: attempt.progress,
  }
  // A handler that does not listen to its signal must not hold the queue's place for ever.
  const calledOff = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(asError(signal.reason)), { once: true })
    if (signal.aborted) reject(asError(signal.reason))
  })
  try {
    await Promise.race([job.run(school, row.payload, context), calledOff])
  } finally {
    clearTimeout(timer)
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Transient('called-off'))

async function openSchool(schoolId: string): Promise<School | null> {
  const resolved = await resolveSchool(schoolId)
  return resolved && new School(resolved.facts, system)
}

async function moduleIsOn(job: Job, schoolId: string): Promise<boolean> {
  const owner = moduleOf(job.name)
  if (owner === null) return true
  return Boolean((await resolveSchool(schoolId))?.modules.includes(owner))
}
