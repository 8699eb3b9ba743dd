import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { publish } from '#tenants/bus.server.ts'
import { School } from '#tenants/school.server.ts'
import { defineJob, enqueue } from './job.ts'
import { failUnknown } from './outbox.server.ts'
import type { Sending } from './queue.server.ts'
import { registryOf } from './registry.ts'
import { relay, startRelay } from './relay.server.ts'

const nothing = async () => async () => {}
const job = defineJob({ name: 'media.probe', schema: z.object({}), handler: nothing, concurrencyGroup: 'heavy' })
const quick = defineJob({ name: 'media.quick', schema: z.object({}), handler: nothing })
const registry = registryOf([job, quick])

const openSchool = async () => new School(await insertSchool(), system)
const put = (school: School, times: number, what = job) =>
  school.write(async tx => {
    for (let n = 0; n < times; n++) await enqueue(tx, what, {})
  })
const asPlatform = <Result>(work: (q: Queries) => Promise<Result>) =>
  runTransaction('platform', { readOnly: false }, work)

const rowsOf = (school: School) =>
  asPlatform(q => q.select().from(outbox).where(eq(outbox.schoolId, school.id)).orderBy(outbox.id))
const outboxIds = async (school: School) => (await rowsOf(school)).map(row => row.id)
const takenRows = async (school: School) => (await rowsOf(school)).filter(row => row.sentAt !== null)

/** Stands where the queue is and keeps what it is handed. */
function recorder() {
  const sent: Sending[] = []
  const send = async (rows: readonly Sending[]) => {
    sent.push(...rows)
  }
  return { sent, send }
}

test('a row is sent once, and again only when it has been gone for a minute', async () => {
  const school = await openSchool()
  const queue = recorder()
  await put(school, 1)
  expect(await relay(registry, queue, [school.id])).toBe(1)
  expect(await relay(registry, queue, [school.id])).toBe(0)
  await asPlatform(q =>
    q.update(outbox).set({ sentAt: sql`now() - interval '61 seconds'` }).where(eq(outbox.schoolId, school.id)),
  )
  expect(await relay(registry, queue, [school.id])).toBe(1)
  expect(new Set(queue.sent.map(row => row.outboxId)).size).toBe(1)
})

test('a send that fails leaves the row to be sent again', async () => {
  const school = await openSchool()
  await put(school, 1)
  const broken = { send: () => Promise.reject(new Error('the queue is away')) }
  await expect(relay(registry, broken, [school.id])).rejects.toThrow('away')
  expect(await rowsOf(school)).toMatchObject([{ sends: 1, failedAt: null }])
})

test('rows that were taken when the queue went away are sent as soon as it is back, not a minute later', async () => {
  const school = await openSchool()
  await put(school, 3)
  const queue = recorder()
  let away = true
  const send = (rows: readonly Sending[]) => (away ? Promise.reject(new Error('the queue is away')) : queue.send(rows))
  const known = await outboxIds(school)
  const started = startRelay(registry, { send })
  await publish('outbox', school.id)
  await expect.poll(async () => (await takenRows(school)).length).toBe(3)
  away = false
  await publish('outbox', school.id)
  await expect
    .poll(() =>
      queue.sent
        .filter(row => row.schoolId === school.id)
        .map(row => row.outboxId)
        .sort(),
    )
    .toEqual(known)
  await started.stop()
})

test('two processes at once send each row once', async () => {
  const school = await openSchool()
  const queue = recorder()
  await put(school, 40)
  await Promise.all([1, 2, 3, 4].map(() => relay(registry, queue, [school.id])))
  expect(queue.sent).toHaveLength(40)
  expect(new Set(queue.sent.map(row => row.outboxId)).size).toBe(40)
})

test('the more a school has waiting, the later its next one comes', async () => {
  const [many, few] = [await openSchool(), await openSchool()]
  const queue = recorder()
  await put(many, 30)
  await relay(registry, queue, [many.id])
  await put(many, 2)
  await relay(registry, queue, [many.id])
  await put(few, 2)
  await relay(registry, queue, [few.id])
  const priorities = (school: School) => queue.sent.filter(row => row.schoolId === school.id).map(row => row.priority)
  expect(priorities(many)).toEqual(Array.from({ length: 32 }, (_, n) => n + 1))
  expect(priorities(few)).toEqual([1, 2])
})

test('a school with one row does not wait behind another’s many', async () => {
  const [many, few] = [await openSchool(), await openSchool()]
  const queue = recorder()
  await put(many, 20)
  await put(few, 1)
  await relay(registry, queue, [many.id, few.id])
  expect(queue.sent.slice(0, 2).map(row => row.schoolId)).toContain(few.id)
  expect(queue.sent).toHaveLength(21)
})

test('what comes while a batch is under way goes along with the next, whosever it is', async () => {
  const [first, ...others] = [await openSchool(), await openSchool(), await openSchool(), await openSchool()]
  const batches: string[][] = []
  let release = () => {}
  const blocked = new Promise<void>(resolve => {
    release = resolve
  })
  const send = async (rows: readonly Sending[]) => {
    batches.push(rows.map(row => row.schoolId))
    if (rows.some(row => row.schoolId === first.id)) await blocked
  }
  const started = startRelay(registry, { send })
  await put(first, 1)
  await publish('outbox', first.id)
  await expect.poll(() => batches).toContainEqual([first.id])
  for (const other of others) {
    await put(other, 1)
    await publish('outbox', other.id)
  }
  release()
  await expect.poll(() => batches.at(-1)).toHaveLength(others.length)
  expect(new Set(batches.at(-1))).toEqual(new Set(others.map(({ id }) => id)))
  await started.stop()
})

test('what waits among heavy jobs does not hold up the school’s quick ones', async () => {
  const school = await openSchool()
  const queue = recorder()
  await put(school, 10)
  await put(school, 1, quick)
  await relay(registry, queue, [school.id])
  expect(queue.sent.find(row => row.job === quick)?.priority).toBe(1)
})

test('a job that this process does not know is left to newer ones for an hour, then it has failed', async () => {
  const school = await openSchool()
  const queue = recorder()
  await school.write(tx => tx.enqueue('media.of-the-next-release', {}))
  const known = await asPlatform(q => q.selectDistinct({ job: outbox.job }).from(outbox))
  const jobs = known.map(row => row.job).filter(name => name !== 'media.of-the-next-release')
  expect(await relay(registry, queue, [school.id])).toBe(0)
  expect(await failUnknown(jobs)).toBe(0)
  await asPlatform(q =>
    q.update(outbox).set({ runAfter: sql`now() - interval '2 hours'` }).where(eq(outbox.schoolId, school.id)),
  )
  expect(await failUnknown(jobs)).toBe(1)
})

test('a write announces its rows, and they are sent without waiting for the sweep', async () => {
  const school = await openSchool()
  let arrived: (rows: readonly Sending[]) => void = () => {}
  const arrival = new Promise<readonly Sending[]>(resolve => {
    arrived = resolve
  })
  const relaying = startRelay(registry, {
    send: async rows => {
      if (rows.some(row => row.schoolId === school.id)) arrived(rows)
    },
  })
  await put(school, 1)
  expect((await arrival).map(row => row.job.name)).toContain('media.probe')
  await relaying.stop()
})
