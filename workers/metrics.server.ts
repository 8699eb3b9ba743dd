import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Figures without labels that could name a school or a person. */
export const registry = new Registry()

const finished = new Counter({
  name: 'cubby_jobs_total',
  help: 'Attempts at jobs by how they ended: done, skipped, gone, again, failed',
  labelNames: ['job', 'outcome'],
  registers: [registry],
})
const seconds = new Histogram({
  name: 'cubby_job_seconds',
  help: 'Time that an attempt at a job took',
  labelNames: ['job'],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
  registers: [registry],
})
const sent = new Counter({
  name: 'cubby_outbox_sent_total',
  help: 'Rows of the outbox handed to the queue, the first time or again',
  labelNames: ['time'],
  registers: [registry],
})

const selfChecks = new Counter({
  name: 'cubby_self_checks_total',
  help: 'Looks whether the walls of the database stand, by how they ended: passed, failed, broken',
  labelNames: ['outcome'],
  registers: [registry],
})

/** Adds the process's own figures; once, by the worker's entry. */
export const measureProcess = (): void =>
  collectDefaultMetrics({
    register: registry,
    prefix: 'cubby_worker_',
    // A worker's delays of interest are long, and each sample wakes a process that may have nothing else to do.
    eventLoopMonitoringPrecision: 100,
  })

export function countAttempt(job: string, outcome: string, milliseconds: number): void {
  finished.inc({ job, outcome })
  seconds.observe({ job }, milliseconds / 1000)
}

export function countSent(first: number, again: number): void {
  sent.inc({ time: 'first' }, first)
  sent.inc({ time: 'again' }, again)
}

export function countSelfCheck(outcome: string): void {
  selfChecks.inc({ outcome })
}
