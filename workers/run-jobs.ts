import type { School, SchoolFacts } from '#tenants/school.server.ts'
import { takeDue } from './outbox.server.ts'
import type { JobRegistry } from './registry.ts'
import { type Outcome, runRow } from './run.server.ts'

/** A job that has ended, with the number of attempts it took. */
export interface EndedJob {
  job: string
  attempts: number
  outcome: Exclude<Outcome['outcome'], 'again'>
  reason?: string
}

/**
 * For tests: runs a school's due jobs in this process until none is left, those included that they cause. The same path
 * as in the worker, from the outbox to the handling of failures; only the queue between is left out, and the pause before another
 * attempt. What is put off (`runAfter`) stays.
 * @param registry the jobs to run; all of Cubby's unless told
 * @param bound more jobs than this are a loop
 * @throws Error if there is no end to it
 */
export async function runJobs(
  school: School | SchoolFacts,
  registry?: JobRegistry,
  bound = 1_000,
): Promise<EndedJob[]> {
  const jobs = registry ?? (await import('./jobs.server.ts')).allJobs()
  const ended: EndedJob[] = []
  for (;;) {
    const due = await takeDue([...jobs.keys()], [school.id])
    if (due.length === 0) return ended
    for (const { schoolId, outboxId, job } of due) {
      if (ended.length >= bound) throw new Error(`More than ${bound} jobs, the last ones ${job}: is it a loop?`)
      ended.push({ job, ...(await untilEnded(jobs, { schoolId, outboxId })) })
    }
  }
}

async function untilEnded(
  jobs: JobRegistry,
  ref: { schoolId: string; outboxId: string },
): Promise<Omit<EndedJob, 'job'>> {
  const calledOff = new AbortController().signal
  for (let number = 1; ; number++) {
    const ended = await runRow(jobs, ref, { number, calledOff, progress: async () => {} })
    if (ended.outcome === 'again') continue
    return 'reason' in ended
      ? { attempts: number, outcome: ended.outcome, reason: ended.reason }
      : { attempts: number, outcome: ended.outcome }
  }
}
