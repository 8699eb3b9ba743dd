import { createHash } from 'node:crypto'
import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { schools } from '#db/schema/platform.ts'
import { shutStates } from '#db/school-states.ts'
import { system } from '#tenants/actor.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import type { Job } from './job.ts'
import { type Queues, ticketOptions } from './queue.server.ts'
import { type JobRegistry, moduleOf } from './registry.ts'

/**
 * Brings the queue's schedulers in line with what jobs declare: one per scheduled job, and none of a job that is gone.
 * When one comes round, a single process hears of it and calls `enqueueForSchools`. The sweep of the outbox is a timer
 * of each process instead: it must run even when the queue has lost everything.
 */
export async function upsertSchedule(registry: JobRegistry, queues: Queues): Promise<void> {
  const queue = queues.of('quick')
  const scheduled = [...registry.values()].filter(job => job.schedule !== null)
  for (const job of scheduled) {
    await queue.upsertJobScheduler(
      job.name,
      { pattern: job.schedule ?? '', tz: 'UTC' },
      { name: 'schedule', data: { scheduled: job.name }, opts: { ...ticketOptions, attempts: 5, backoff: 10_000 } },
    )
  }
  for (const { key } of await queue.getJobSchedulers()) {
    if (!scheduled.some(job => job.name === key)) await queue.removeJobScheduler(key)
  }
}

/** Over so long the schools of one tick are spread, or all of them at once would hold up whoever checks a child in. */
export const spreadMs = 120_000

/**
 * Puts a scheduled job into the outbox of every school whose site is open, or simply of every one where the job says so, and that has its module on; each school's turn comes at its
 * own moment within two minutes, always the same after a tick. A school whose last one has not finished is passed over, so that a
 * tick that is delivered twice, or a long backlog, does not pile up.
 */
export async function enqueueForSchools(registry: JobRegistry, jobName: string): Promise<void> {
  // Between two releases a scheduler may outlive its job.
  const job = registry.get(jobName)
  if (!job) return
  const owner = moduleOf(jobName)
  const tick = Date.now()
  for (const { id } of await schoolsWithout(job)) {
    const resolved = await resolveSchool(id)
    if (!resolved || (owner !== null && !resolved.modules.includes(owner))) continue
    await new School(resolved.facts, system).write(tx => tx.enqueue(jobName, {}, new Date(tick + turnOf(id))))
  }
}

/** A school's place in the spread, milliseconds. */
const turnOf = (schoolId: string): number => createHash('sha256').update(schoolId).digest().readUInt32BE() % spreadMs

/** Schools that have no such job waiting. */
const schoolsWithout = ({ name, everySchool }: Job) =>
  runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ id: schools.id })
      .from(schools)
      .leftJoin(outbox, and(eq(outbox.schoolId, schools.id), eq(outbox.job, name), isNull(outbox.failedAt)))
      .where(and(everySchool ? undefined : notInArray(schools.state, shutStates), isNull(outbox.id)))
      .orderBy(schools.id),
  )
