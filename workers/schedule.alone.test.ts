import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { insertSchool } from '#db/test-school.ts'
import { defineModule } from '#tenants/module.ts'
import { registerModules } from '#tenants/registry.ts'
import { defineJob } from './job.ts'
import { openQueues } from './queue.server.ts'
import { registryOf } from './registry.ts'
import { enqueueForSchools, spreadMs, upsertSchedule } from './schedule.ts'

const handler = async () => async () => {}
const schema = z.object({})
const jobsOf = (schoolId: string) =>
  runTransaction('platform', { readOnly: true }, q => q.select().from(outbox).where(eq(outbox.schoolId, schoolId)))

beforeAll(() => {
  const rule = { requires: [], plan: 'free', audience: [], icon: 'x', order: 1, routes: [], permissions: {} } as const
  const rest = {
    events: [],
    reactsTo: [],
    jobs: [],
    settings: z.object({}),
    notifications: {},
    homeCards: [],
    tables: [],
  } as const
  registerModules([defineModule({ id: 'probing', ...rule, ...rest })])
})

test('the queue’s schedulers follow what jobs declare, and those of jobs that are gone go too', async () => {
  const queues = await openQueues(`t${crypto.randomUUID().slice(0, 8)}`)
  const hourly = defineJob({ name: 'upkeep.hourly', schema, handler, schedule: '17 * * * *' })
  const daily = defineJob({ name: 'upkeep.daily', schema, handler, schedule: '0 3 * * *' })
  const unscheduled = defineJob({ name: 'upkeep.never', schema, handler })
  const schedulers = async () =>
    (await queues.of('quick').getJobSchedulers()).map(({ key, pattern, tz }) => [key, pattern, tz]).sort()
  await upsertSchedule(registryOf([hourly, daily, unscheduled]), queues)
  expect(await schedulers()).toEqual([
    ['upkeep.daily', '0 3 * * *', 'UTC'],
    ['upkeep.hourly', '17 * * * *', 'UTC'],
  ])
  await upsertSchedule(registryOf([daily]), queues)
  expect(await schedulers()).toEqual([['upkeep.daily', '0 3 * * *', 'UTC']])
  await queues.of('quick').obliterate({ force: true })
  await queues.close()
})

test('a scheduled job is put into the outbox of schools that are not suspended, once until it has finished', async () => {
  const [open, readOnly, suspended] = [
    await insertSchool(),
    await insertSchool({ state: 'read_only' }),
    await insertSchool({ state: 'suspended' }),
  ]
  const job = defineJob({ name: 'upkeep.probe', schema, handler, schedule: '0 3 * * *' })
  await enqueueForSchools(registryOf([job]), job.name)
  await enqueueForSchools(registryOf([job]), job.name)
  expect(await jobsOf(open.id)).toMatchObject([{ job: 'upkeep.probe', payload: {} }])
  expect(await jobsOf(readOnly.id)).toHaveLength(1)
  expect(await jobsOf(suspended.id)).toEqual([])
})

test('schools have their turn one after the other, each always at the same moment of it', async () => {
  const schools = await Promise.all(Array.from({ length: 20 }, () => insertSchool()))
  const [first, second] = ['upkeep.first', 'upkeep.second'].map(name =>
    defineJob({ name: name as 'upkeep.first', schema, handler, schedule: '0 3 * * *' }),
  )
  if (!first || !second) throw new Error('two jobs')
  const turns = []
  for (const { name } of [first, second]) {
    const before = Date.now()
    await enqueueForSchools(registryOf([first, second]), name)
    const rows = (await Promise.all(schools.map(({ id }) => jobsOf(id)))).map(jobs =>
      jobs.find(each => each.job === name),
    )
    turns.push(rows.map(row => (row?.runAfter.getTime() ?? 0) - before))
  }
  const [one = [], other = []] = turns
  expect(Math.max(...one)).toBeLessThan(spreadMs + 30_000)
  expect(new Set(one.map(turn => Math.round(turn / 1_000))).size).toBeGreaterThan(10)
  // What the reading of the clock and the other schools of this database take is the same for all of a tick.
  const lag = (other[0] ?? 0) - (one[0] ?? 0)
  expect(other.map((turn, at) => turn - lag - (one[at] ?? 0))).toEqual(one.map(() => 0))
})

test('a module’s scheduled job is for schools that have the module on', async () => {
  const school = await insertSchool()
  const job = defineJob({ name: 'probing.probe', schema, handler, schedule: '0 3 * * *' })
  await enqueueForSchools(registryOf([job]), job.name)
  expect(await jobsOf(school.id)).toEqual([])
})

test('a schedule whose job is gone does nothing', async () => {
  await expect(enqueueForSchools(registryOf([]), 'upkeep.gone')).resolves.toBeUndefined()
})
