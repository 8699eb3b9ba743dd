import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { and, eq } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { auditLog, outbox } from '#db/schema/events.ts'
import { brands } from '#db/schema/settings.ts'
import { superuserUrl } from '#db/test-database.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { School } from '#tenants/school.server.ts'
import { Permanent } from './failure.ts'
import { twoSteps } from './fixtures/two-steps.ts'
import { defineJob, enqueue, type JobHandler } from './job.ts'
import { openQueues, type Queues } from './queue.server.ts'
import { type JobRegistry, registryOf } from './registry.ts'
import { relay } from './relay.server.ts'
import { startWorkers } from './worker.server.ts'

vi.stubEnv('WORKER_CONCURRENCY', '1')

const openSchool = async () => new School(await insertSchool(), system)
const rowsOf = (school: School) =>
  runTransaction('platform', { readOnly: true }, q => q.select().from(outbox).where(eq(outbox.schoolId, school.id)))
const noneLeft = (school: School) => vi.waitFor(async () => expect(await rowsOf(school)).toEqual([]), patience)
const patience = { timeout: 60_000, interval: 100 }

const schema = z.object({ place: z.int() })
const heavy = (handler: JobHandler<{ place: number }>) =>
  defineJob({ name: 'media.probe', schema, concurrencyGroup: 'heavy', backoffMs: 100, handler: async () => handler })

let closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
})

async function queuesOfThisTest(prefix = `t${crypto.randomUUID().slice(0, 8)}`): Promise<Queues> {
  const queues = await openQueues(prefix)
  closing.push(() => queues.close())
  return queues
}
function work(registry: JobRegistry, queues: Queues) {
  const workers = startWorkers(registry, queues)
  closing.push(() => workers.stop(0))
  return workers
}
const put = (school: School, job: ReturnType<typeof heavy>, times: number) =>
  school.write(async tx => {
    for (let place = 0; place < times; place++) await enqueue(tx, job, { place })
  })

test('jobs go from the outbox through the queue to their handlers, and leave nothing behind', async () => {
  const school = await openSchool()
  const places = new Set<number>()
  const job = heavy(async (_school, { place }) => {
    places.add(place)
  })
  const queues = await queuesOfThisTest()
  await put(school, job, 20)
  await relay(registryOf([job]), queues, [school.id])
  work(registryOf([job]), queues)
  await noneLeft(school)
  expect(places.size).toBe(20)
  const counted = () =>
    queues.of('heavy').getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed')
  await vi.waitFor(async () => expect(Object.values(await counted())).toEqual([0, 0, 0, 0, 0, 0]), patience)
})

test('what the queue has lost is sent again, and what it still has is not doubled', async () => {
  const school = await openSchool()
  const ran: number[] = []
  const job = heavy(async (_school, { place }) => {
    ran.push(place)
  })
  const registry = registryOf([job])
  const queues = await queuesOfThisTest()
  await put(school, job, 3)
  await relay(registry, queues, [school.id])
  const [lost] = await queues.of('heavy').getJobs(['prioritized'])
  await lost?.remove()
  const minuteAgo = new Date(Date.now() - 120_000)
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(outbox).set({ sentAt: minuteAgo }).where(eq(outbox.schoolId, school.id)),
  )
  expect(await relay(registry, queues, [school.id])).toBe(3)
  expect(await queues.of('heavy').getJobCounts('prioritized')).toEqual({ prioritized: 3 })
  work(registry, queues)
  await noneLeft(school)
  expect(ran.sort()).toEqual([0, 1, 2])
})

test('a permanent failure is delivered once; its reason is in the outbox and nothing is in the queue', async () => {
  const school = await openSchool()
  let runs = 0
  const job = heavy(async () => {
    runs += 1
    throw new Permanent('too-large')
  })
  const queues = await queuesOfThisTest()
  await put(school, job, 1)
  await relay(registryOf([job]), queues, [school.id])
  work(registryOf([job]), queues)
  await vi.waitFor(async () => expect((await rowsOf(school))[0]?.failure).toBe('too-large'), patience)
  const counted = () => queues.of('heavy').getJobCounts('prioritized', 'waiting', 'active', 'delayed', 'failed')
  await vi.waitFor(async () => expect(Object.values(await counted())).toEqual([0, 0, 0, 0, 0]), patience)
  expect(runs).toBe(1)
})

test('a passing failure is delivered again', async () => {
  const school = await openSchool()
  const attempts: number[] = []
  const job = heavy(async (_school, _payload, { attempt }) => {
    attempts.push(attempt)
    if (attempt < 3) throw new Error('Mia Berg cannot be reached')
  })
  const queues = await queuesOfThisTest()
  await put(school, job, 1)
  await relay(registryOf([job]), queues, [school.id])
  work(registryOf([job]), queues)
  await noneLeft(school)
  expect(attempts).toEqual([1, 2, 3])
})

test('two hundred jobs of one school do not hold up another’s', async () => {
  const [many, few] = [await openSchool(), await openSchool()]
  const order: string[] = []
  const job = heavy(async school => {
    order.push(school.id)
  })
  const registry = registryOf([job])
  const queues = await queuesOfThisTest()
  await put(many, job, 200)
  await relay(registry, queues, [many.id])
  await put(few, job, 1)
  await relay(registry, queues, [few.id])
  work(registry, queues)
  await noneLeft(few)
  expect(order.indexOf(few.id)).toBeLessThanOrEqual(3)
})

test('a worker that is told to stop hands its job back, and another finishes it', async () => {
  const school = await openSchool()
  const attempts: number[] = []
  let begun: () => void = () => {}
  const first = new Promise<void>(resolve => {
    begun = resolve
  })
  const job = heavy(async (_school, _payload, { signal, attempt }) => {
    attempts.push(attempt)
    begun()
    if (attempts.length === 1) await once(signal, 'abort')
    signal.throwIfAborted()
  })
  const registry = registryOf([job])
  const queues = await queuesOfThisTest()
  await put(school, job, 1)
  await relay(registry, queues, [school.id])
  const stopping = startWorkers(registry, queues)
  await first
  await stopping.stop(0)
  work(registry, queues)
  await noneLeft(school)
  expect(attempts).toEqual([1, 1])
})

test('when every connection of the queue is cut in the middle, all jobs are done and none is lost', async () => {
  const school = await openSchool()
  const places = new Set<number>()
  const cuts: number[] = []
  const job = heavy(async (_school, { place }) => {
    places.add(place)
    if (place % 10 === 5) cuts.push(await cutConnections('cubby_queue'))
  })
  const queues = await queuesOfThisTest()
  await put(school, job, 30)
  await relay(registryOf([job]), queues, [school.id])
  work(registryOf([job]), queues)
  await noneLeft(school)
  expect(places.size).toBe(30)
  expect(Math.min(...cuts)).toBeGreaterThan(1)
}, 90_000)

test('a process that is killed in the middle leaves its job to another, and each effect is there exactly once', async () => {
  const school = await openSchool()
  await school.write(tx => tx.insert(brands).values({ colour: '#123456', font: 'inter', corner: 'round' }))
  const prefix = `t${crypto.randomUUID().slice(0, 8)}`
  const queues = await queuesOfThisTest(prefix)
  const { job, registry } = twoSteps(async () => {})
  await school.write(tx => enqueue(tx, job, {}))
  await relay(registry, queues, [school.id])

  const child = spawn(process.execPath, ['--import', 'tsx', 'workers/fixtures/dying-worker.ts', prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closing.push(async () => child.kill('SIGKILL'))
  for await (const words of child.stdout) if (String(words).includes('half')) break
  child.kill('SIGKILL')
  await once(child, 'exit')
  const [brand] = await school.read(q => q.select().from(brands))
  expect(brand?.version).toBe(2)

  work(registry, queues)
  await noneLeft(school)
  const [after] = await school.read(q => q.select().from(brands))
  expect(after?.version).toBe(3)
  const changes = await school.read(q =>
    q
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectTable, 'brands'), eq(auditLog.action, 'update'))),
  )
  expect(changes).toHaveLength(2)
}, 90_000)

/** @returns how many were cut */
async function cutConnections(role: string): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl() })
  await client.connect()
  const cut = await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()',
    [role],
  )
  await client.end()
  return cut.rowCount ?? 0
}
