import { z } from 'zod'
import { readEnvironment } from '#db/environment.server.ts'

/** What `workers/` reads from the environment; the queue's own database address is DATABASE_QUEUE_URL in `db/`. */
export const workersEnvironment = z.object({
  /** Set: queue and bus run on Redis. Not set: both on the PostgreSQL that is there anyway. */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' }).optional(),
  /** Heavy jobs (media, reports) at once per process, and as many long ones beside them; quick ones run at four times as many. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
  /** Begins the names of queues, so that two installations may share one Redis. */
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and hyphens')
    .default('cubby'),
  /** Health and Prometheus figures of the worker process; not served when not set. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
})
export type WorkersEnvironment = z.infer<typeof workersEnvironment>

let read: WorkersEnvironment | undefined
/** The checked environment, read once. */
export const environment = (): WorkersEnvironment => {
  read ??= readEnvironment(workersEnvironment)
  return read
}
