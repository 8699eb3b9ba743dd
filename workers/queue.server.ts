import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type JobProgress,
  type JobsOptions,
  type Processor,
  Queue,
  Worker,
} from 'bullmq'
import { assertOutsideTransaction } from '#db/client.server.ts'
import { databaseEnvironment } from '#db/config.server.ts'
import { readEnvironment } from '#db/environment.server.ts'
import { environment } from './config.server.ts'
import { type ConcurrencyGroup, concurrencyGroups, type Job } from './job.ts'
import { log, loggable } from './log.server.ts'
import type { OutboxRef } from './outbox.server.ts'
import { prepareQueueSchema, queueSchema } from './queue-schema.server.ts'

/** What rests in the queue: which row of the outbox, or which schedule has come round. Never what it is about. */
export type Ticket = OutboxRef | { scheduled: string }
export type TicketQueue = Queue<Ticket, void, string, Ticket, void, string, IQueueBackend, Address>
export type TicketWorker = Worker<Ticket, void, string, IQueueBackend, JobProgress, Address>
type Address = { redis: string } | { postgres: string }

/** A row on its way into the queue. `priority` 1 is first; equal ones keep their order. */
export interface Sending extends OutboxRef {
  job: Job
  priority: number
}

/** The queues of an installation, one per concurrency group, on whichever store is configured. */
export interface Queues {
  of(group: ConcurrencyGroup): TicketQueue
  /** Hands rows over; a row that the queue still has is not added twice. */
  send(rows: readonly Sending[]): Promise<void>
  work(group: ConcurrencyGroup, concurrency: number, processor: Processor<Ticket, void>): TicketWorker
  close(): Promise<void>
}

/** What every ticket has: it leaves nothing behind, since the outbox is the memory, and quotes no error. */
export const ticketOptions = { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 } satisfies JobsOptions

/**
 * Opens the queues: on Redis when REDIS_URL is set, else in the schema `queue` of PostgreSQL, which is brought up to
 * date first.
 * @param prefix begins the queues' names
 */
export async function openQueues(prefix = environment().QUEUE_PREFIX): Promise<Queues> {
  const { REDIS_URL } = environment()
  const { DATABASE_QUEUE_URL } = readEnvironment(databaseEnvironment)
  if (!REDIS_URL) await prepareQueueSchema(DATABASE_QUEUE_URL)
  const connection: Address = REDIS_URL ? { redis: REDIS_URL } : { postgres: DATABASE_QUEUE_URL }
  const nameOf = (group: ConcurrencyGroup) => `${prefix}-${group}`
  const queues = new Map<ConcurrencyGroup, TicketQueue>()
  for (const group of concurrencyGroups) {
    // Nobody listens to the events of the queue, so few are kept.
    const options = { connection, streams: { events: { maxLen: 100 } } }
    const queue: TicketQueue = new Queue(nameOf(group), options, backend)
    queue.on('error', reportTrouble)
    queues.set(group, queue)
  }
  const of = (group: ConcurrencyGroup): TicketQueue => {
    const queue = queues.get(group)
    if (!queue) throw new Error(`There is no queue for ${group} jobs.`)
    return queue
  }
  return {
    of,
    async send(rows) {
      assertOutsideTransaction('Sending to the queue')
      // One by one: in bulk, BullMQ makes temporary tables on PostgreSQL, for which the queue's role has no right.
      await Promise.all(
        rows.map(({ job, schoolId, outboxId, priority }) =>
          of(job.concurrencyGroup).add(
            job.name,
            { schoolId, outboxId },
            {
              ...ticketOptions,
              jobId: outboxId,
              priority,
              attempts: job.attempts,
              // Spread, so that what failed together does not come back together.
              backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.5 },
            },
          ),
        ),
      )
    },
    work(group, concurrency, processor) {
      const worker: TicketWorker = new Worker(
        nameOf(group),
        processor,
        { connection, concurrency, ...vigilance },
        backend,
      )
      worker.on('error', reportTrouble)
      return worker
    },
    async close() {
      await Promise.all([...queues.values()].map(queue => queue.close()))
    },
  }
}

/**
 * A process that was killed holds its jobs for `lockDuration` after its last sign of life; the check every
 * `stalledInterval` then gives them to others. BullMQ's defaults (30 s each, one such loss allowed) leave a gap of a
 * minute, and put a job that was hit twice aside. `runRetryDelay` is how soon a lost store is tried again.
 */
const vigilance = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 10, runRetryDelay: 1_000 }

/** Connections per queue and worker, besides one that listens. */
const poolSize = 4

const backend: BackendFactory<IQueueBackend, Address> = (name, { connection, ...options }, kind) =>
  'redis' in connection
    ? createRedisBackend(
        name,
        { ...options, connection: { url: connection.redis, maxRetriesPerRequest: null, connectTimeout: 10_000 } },
        kind,
      )
    : createPostgresBackend(
        name,
        {
          ...options,
          connection: {
            connectionString: connection.postgres,
            schema: queueSchema,
            max: poolSize,
            keepAlive: true,
            application_name: 'cubby-queue',
            connectionTimeoutMillis: 10_000,
            statement_timeout: 30_000,
            // What a crash of the server takes from the queue is still in the outbox, so no commit waits for the disk.
            options: '-c synchronous_commit=off',
          },
        },
        kind,
      )

/** Lost connections come back by themselves; the operator is told, and what was under way is delivered again. */
const reportTrouble = (error: Error) => log.warn(loggable(error), 'the queue has trouble')
