import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { onMessage } from '#tenants/bus.server.ts'
import { School } from '#tenants/school.server.ts'
import { runWithFollowUps } from './follow-up.server.ts'
import { defineJob, enqueue, type JobHandler } from './job.ts'
import { registryOf } from './registry.ts'
import { runRow } from './run.server.ts'

const schema = z.object({ step: z.int() })
type Step = JobHandler<{ step: number }>
const jobNamed = (name: `${string}.${string}`, handler: Step, concurrencyGroup: 'quick' | 'heavy' = 'quick') =>
  defineJob({ name, schema, concurrencyGroup, handler: async () => handler })

let told: string[]
let deaf: () => void
beforeEach(() => {
  told = []
  deaf = onMessage('outbox', schoolId => {
    told.push(schoolId)
  })
})
afterEach(() => deaf())

const rowsOf = (school: School) =>
  runTransaction('platform', { readOnly: true }, q =>
    q.select().from(outbox).where(eq(outbox.schoolId, school.id)).orderBy(outbox.id),
  )

/** Delivers the school's only row, as the queue would. */
async function deliver(school: School, ...jobs: ReturnType<typeof jobNamed>[]) {
  const [row] = await rowsOf(school)
  const registry = registryOf(jobs)
  const calledOff = new AbortController().signal
  told = []
  return runWithFollowUps(registry, calledOff, () =>
    runRow(
      registry,
      { schoolId: school.id, outboxId: row?.id ?? '' },
      { number: 1, calledOff, progress: async () => {} },
    ),
  )
}

async function schoolWith(job: ReturnType<typeof jobNamed>): Promise<School> {
  const school = new School(await insertSchool(), system)
  await school.write(tx => enqueue(tx, job, { step: 1 }))
  return school
}

test('the one job that another leaves is done in its wake, and nobody else is told of it', async () => {
  const ran: number[] = []
  const job = jobNamed('events.probe', async (school, { step }) => {
    ran.push(step)
    if (step < 3) await school.write(tx => enqueue(tx, job, { step: step + 1 }))
  })
  const school = await schoolWith(job)
  expect(await deliver(school, job)).toEqual({ outcome: 'done' })
  expect(ran).toEqual([1, 2, 3])
  expect(await rowsOf(school)).toEqual([])
  expect(told).toEqual([])
})

test('several go through the queue, so that others have their turn, and so does what is heavy or for later', async () => {
  const heavy = jobNamed('media.probe', async () => expect.unreachable(), 'heavy')
  const quick = jobNamed('events.probe', async () => expect.unreachable())
  const left = { 'events.two': [quick, quick], 'events.heavy': [heavy], 'events.later': [] } as const
  for (const [name, jobs] of Object.entries(left)) {
    const first = jobNamed(name as `${string}.${string}`, async school =>
      school.write(async tx => {
        for (const job of jobs) await enqueue(tx, job, { step: 2 })
        if (jobs.length === 0) await enqueue(tx, quick, { step: 2 }, new Date(Date.now() + 60_000))
      }),
    )
    const school = await schoolWith(first)
    await deliver(school, first, heavy, quick)
    expect(await rowsOf(school)).toMatchObject(Array(Math.max(jobs.length, 1)).fill({ sentAt: null, sends: 0 }))
    expect(told).toEqual(jobs.length > 0 ? [school.id] : [])
  }
})

test('one that does not succeed in the wake goes through the queue as if nobody had tried', async () => {
  const second = jobNamed('events.second', async () => {
    throw new Error('the network is away')
  })
  const first = jobNamed('events.first', school => school.write(tx => enqueue(tx, second, { step: 2 })))
  const school = await schoolWith(first)
  expect(await deliver(school, first, second)).toEqual({ outcome: 'done' })
  expect(await rowsOf(school)).toMatchObject([{ job: 'events.second', sentAt: null, sends: 0, failedAt: null }])
  expect(told).toEqual([school.id])
})

test('a chain without an end gives its place away', async () => {
  let ran = 0
  const job = jobNamed('events.probe', async (school, { step }) => {
    ran += 1
    await school.write(tx => enqueue(tx, job, { step: step + 1 }))
  })
  const school = await schoolWith(job)
  await deliver(school, job)
  expect(ran).toBe(4)
  expect(await rowsOf(school)).toMatchObject([{ sentAt: null }])
  expect(told).toEqual([school.id])
})

test('what a relay has sent meanwhile is not done twice', async () => {
  let ran = 0
  const second = jobNamed('events.second', async () => {
    ran += 1
  })
  const first = jobNamed('events.first', async school => {
    await school.write(tx => enqueue(tx, second, { step: 2 }))
    await runTransaction('platform', { readOnly: false }, q =>
      q.update(outbox).set({ sentAt: new Date() }).where(eq(outbox.job, 'events.second')),
    )
  })
  const school = await schoolWith(first)
  await deliver(school, first, second)
  expect(ran).toBe(0)
  expect(await rowsOf(school)).toMatchObject([{ job: 'events.second' }])
})
