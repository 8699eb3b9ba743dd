import type { Bus } from '#tenants/bus.server.ts'
import { environment } from './config.server.ts'
import { PostgresBus } from './postgres-bus.server.ts'
import { RedisBus } from './redis-bus.server.ts'

/** The bus of this installation: Redis when REDIS_URL is set, else PostgreSQL's LISTEN and NOTIFY. */
export async function openBus(): Promise<Bus> {
  const { REDIS_URL, QUEUE_PREFIX } = environment()
  return REDIS_URL ? new RedisBus(REDIS_URL, QUEUE_PREFIX) : new PostgresBus(QUEUE_PREFIX)
}
