import type { z } from 'zod'
import type { Ids } from '#db/schema/events.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { Permanent } from './failure.ts'
import { assertIdsOnly, type IdShape } from './ids-only.ts'

/**
 * Quick jobs wait for the database or a mail server; heavy ones keep a processor busy for some seconds and run few at a time; long ones take
 * minutes, and have places of their own, so that nobody's photo waits for a record of gigabytes.
 */
export const concurrencyGroups = ['quick', 'heavy', 'long'] as const
export type ConcurrencyGroup = (typeof concurrencyGroups)[number]

/** What a handler is told besides its payload. */
export interface JobContext {
  /** Aborted when time is up, when the process stops, and when another process has taken the job over. */
  signal: AbortSignal
  /** 1 for the first. */
  attempt: number
  lastAttempt: boolean
  /** How far it is, from 0 to 1; for the operator's view of the queue. */
  progress(fraction: number): Promise<void>
}

/** Does the work, as the school itself. Delivery is at least once: whoever runs twice must leave one effect. */
export type JobHandler<Payload> = (school: School, payload: Payload, context: JobContext) => Promise<void>
/** Tells the person who caused a job that it will not be done. `reason` is a code. */
export type FailureHandler<Payload> = (school: School, payload: Payload, reason: string) => Promise<void>

export interface JobDeclaration<Schema extends z.ZodObject<IdShape>> {
  /** `<module or core subject>.<verb>`; a module's job runs only while the module is on for the school. */
  name: `${string}.${string}`
  schema: Schema
  /** Loaded when the first such job runs, so that declaring a job costs its importers nothing. */
  handler: () => Promise<JobHandler<z.output<Schema>>>
  onFailure?: () => Promise<FailureHandler<z.output<Schema>>>
  /** How often it is tried before it counts as failed; 5 unless told. */
  attempts?: number
  /** Milliseconds before the second attempt, doubled before each further one; 2,000 unless told. */
  backoffMs?: number
  /** 60,000 unless told. A handler that takes longer is told by its signal, and its attempt has failed. */
  timeoutMs?: number
  concurrencyGroup?: ConcurrencyGroup
  /** Five-field cron pattern in UTC: runs for every school whose site is open, with an empty payload. */
  schedule?: string
  /** Scheduled for suspended and closed schools as well. */
  everySchool?: boolean
}

/** A declared job as the runner sees it; what is specific to its payload is behind `run` and `failed`. */
export interface Job {
  readonly name: string
  readonly attempts: number
  readonly backoffMs: number
  readonly timeoutMs: number
  readonly concurrencyGroup: ConcurrencyGroup
  readonly schedule: string | null
  readonly everySchool: boolean
  run(school: School, payload: Ids, context: JobContext): Promise<void>
  failed(school: School, payload: Ids, reason: string): Promise<void>
}
export interface JobOf<Schema extends z.ZodObject<IdShape>> extends Job {
  readonly schema: Schema
}

/**
 * Declares a job. Importable anywhere; the handler is loaded when it runs.
 * @throws Error if the payload could hold anything but ids
 */
export function defineJob<Schema extends z.ZodObject<IdShape>>(declaration: JobDeclaration<Schema>): JobOf<Schema> {
  const { name, schema, handler, onFailure } = declaration
  assertIdsOnly(name, schema)
  return {
    name,
    schema,
    attempts: declaration.attempts ?? 5,
    backoffMs: declaration.backoffMs ?? 2_000,
    timeoutMs: declaration.timeoutMs ?? 60_000,
    concurrencyGroup: declaration.concurrencyGroup ?? 'quick',
    schedule: declaration.schedule ?? null,
    everySchool: declaration.everySchool ?? false,
    async run(school, payload, context) {
      const read = schema.safeParse(payload)
      if (!read.success) throw new Permanent('bad-payload')
      await (await handler())(school, read.data, context)
    },
    async failed(school, payload, reason) {
      const read = schema.safeParse(payload)
      if (onFailure && read.success) await (await onFailure())(school, read.data, reason)
    },
  }
}

/**
 * Puts a job into the outbox of a write: it is sent after commit, and again until it has finished.
 * @param runAfter not before this moment; to within a few seconds
 * @throws ZodError if the payload is not what the job declares
 */
export function enqueue<Schema extends z.ZodObject<IdShape>>(
  tx: Write,
  job: JobOf<Schema>,
  payload: z.input<Schema>,
  runAfter?: Date,
): Promise<void> {
  const fields = Object.entries(job.schema.parse(payload)).filter(([, value]) => value !== undefined)
  return tx.enqueue(job.name, Object.fromEntries(fields) as Ids, runAfter)
}
