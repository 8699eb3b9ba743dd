import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { superuserUrl } from '#db/test-database.ts'
import type { Bus, Channel } from '#tenants/bus.server.ts'
import { startRedisDouble } from './fixtures/redis-double.ts'
import { PostgresBus } from './postgres-bus.server.ts'
import { RedisBus } from './redis-bus.server.ts'

interface Ground {
  /** A bus as another process would have it. */
  open(): Bus
  /** Cuts the connections of all of them. */
  cut(): Promise<void>
  close(): Promise<void>
}

const grounds: Record<string, () => Promise<Ground>> = {
  'on PostgreSQL': async () => {
    const prefix = `t${crypto.randomUUID().slice(0, 8)}`
    return {
      open: () => new PostgresBus(prefix),
      cut: async () => {
        const client = new pg.Client({ connectionString: superuserUrl() })
        await client.connect()
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where usename = 'cubby_platform' and datname = current_database() and query like 'listen %'`,
        )
        await client.end()
      },
      close: async () => {},
    }
  },
  'on Redis’s protocol': async () => {
    const redis = await startRedisDouble()
    return { open: () => new RedisBus(redis.url, 'test'), cut: async () => redis.cut(), close: redis.close }
  },
}

describe.each(Object.entries(grounds))('a bus %s', (_name, prepare) => {
  let ground: Ground
  let opened: Bus[] = []
  beforeEach(async () => {
    ground = await prepare()
  })
  afterEach(async () => {
    for (const bus of opened) await bus.close()
    opened = []
    await ground.close()
  })

  /** Joins the bus and keeps what it hears; `next` resolves with the message after those already heard. */
  async function join() {
    const bus = ground.open()
    opened.push(bus)
    const heard: [Channel, string][] = []
    const waiting: (() => void)[] = []
    let missed: () => void = () => {}
    const afterLoss = new Promise<void>(resolve => {
      missed = resolve
    })
    await bus.listen(
      (channel, schoolId) => {
        heard.push([channel, schoolId])
        waiting.shift()?.()
      },
      () => missed(),
    )
    const next = () => new Promise<void>(resolve => waiting.push(resolve))
    return { bus, heard, next, afterLoss }
  }

  test('carries a message to every other process, and not back to the sender', async () => {
    const [sender, first, second] = [await join(), await join(), await join()]
    const schoolId = crypto.randomUUID()
    const arrived = [first.next(), second.next(), sender.next()]
    await sender.bus.send('school', schoolId)
    await Promise.all(arrived.slice(0, 2))
    // An answer comes on the same way as an echo would have come, only later.
    await first.bus.send('live', schoolId)
    await arrived[2]
    expect(first.heard).toEqual([['school', schoolId]])
    expect(second.heard[0]).toEqual(['school', schoolId])
    expect(sender.heard).toEqual([['live', schoolId]])
  })

  test('keeps the order of one sender', async () => {
    const [sender, listener] = [await join(), await join()]
    const ids = Array.from({ length: 20 }, () => crypto.randomUUID())
    const arrived = Promise.all(ids.map(() => listener.next()))
    for (const id of ids) await sender.bus.send('outbox', id)
    await arrived
    expect(listener.heard.map(([, id]) => id)).toEqual(ids)
  })

  test('comes back when it was cut, says that messages may have been missed, and hears again', async () => {
    const [sender, listener] = [await join(), await join()]
    await ground.cut()
    await Promise.all([sender.afterLoss, listener.afterLoss])
    const arrived = listener.next()
    const schoolId = crypto.randomUUID()
    // What it sends on may be back a moment after what it hears on.
    await vi.waitFor(() => sender.bus.send('member', schoolId), { timeout: 20_000, interval: 50 })
    await arrived
    expect(listener.heard).toEqual([['member', schoolId]])
  })

  test('delivers nothing that is not a channel and a school’s id', async () => {
    const [sender, listener] = [await join(), await join()]
    const arrived = listener.next()
    await sender.bus.send('school', 'Mia Berg')
    await sender.bus.send('school', 'not-an-id')
    const schoolId = crypto.randomUUID()
    await sender.bus.send('school', schoolId)
    await arrived
    expect(listener.heard).toEqual([['school', schoolId]])
  })
})
