import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { moduleSwitches } from '#db/schema/settings.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { publish } from '#tenants/bus.server.ts'
import { defineModule } from '#tenants/module.ts'
import { registerModules } from '#tenants/registry.ts'
import { School } from '#tenants/school.server.ts'
import { Permanent, Transient } from './failure.ts'
import { defineJob, enqueue, type JobHandler } from './job.ts'
import { registryOf } from './registry.ts'
import { runJobs } from './run-jobs.ts'

type Probe = { itemId: string }
const schema = z.object({ itemId: z.uuid() })
const itemId = crypto.randomUUID()
const probe = (handler: JobHandler<Probe>, more: { timeoutMs?: number; onFailure?: (reason: string) => void } = {}) =>
  defineJob({
    name: 'media.probe',
    schema,
    attempts: 3,
    timeoutMs: more.timeoutMs,
    handler: async () => handler,
    onFailure: async () => async (_school, _payload, reason) => more.onFailure?.(reason),
  })

const openSchool = async () => new School(await insertSchool(), system)
const rowsOf = (school: School) =>
  runTransaction('platform', { readOnly: true }, q => q.select().from(outbox).where(eq(outbox.schoolId, school.id)))

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

test('a job runs as the school itself and leaves nothing in the outbox', async () => {
  const school = await openSchool()
  const seen: unknown[] = []
  const job = probe(async (school, payload, context) => {
    seen.push([school.id, school.actor.role, payload, context.attempt, context.lastAttempt])
  })
  await school.write(tx => enqueue(tx, job, { itemId }))
  expect(await runJobs(school, registryOf([job]))).toEqual([{ job: 'media.probe', attempts: 1, outcome: 'done' }])
  expect(seen).toEqual([[school.id, 'system', { itemId }, 1, false]])
  expect(await rowsOf(school)).toEqual([])
})

test('a permanent failure is not tried again; its reason is kept and told', async () => {
  const school = await openSchool()
  const told: string[] = []
  const refuse = async () => {
    throw new Permanent('too-large')
  }
  const job = probe(refuse, { onFailure: reason => told.push(reason) })
  await school.write(tx => enqueue(tx, job, { itemId }))
  const ended = await runJobs(school, registryOf([job]))
  expect(ended).toEqual([{ job: 'media.probe', attempts: 1, outcome: 'failed', reason: 'too-large' }])
  expect(told).toEqual(['too-large'])
  const [row] = await rowsOf(school)
  expect(row).toMatchObject({ failure: 'too-large', failedAt: expect.any(Date) })
  expect(await runJobs(school, registryOf([job]))).toEqual([])
})

test('a passing failure is tried as often as declared, and the last attempt knows that it is', async () => {
  const school = await openSchool()
  const attempts: [number, boolean][] = []
  const job = probe(async (_school, _payload, { attempt, lastAttempt }) => {
    attempts.push([attempt, lastAttempt])
    throw new Transient('store-away')
  })
  await school.write(tx => enqueue(tx, job, { itemId }))
  const ended = await runJobs(school, registryOf([job]))
  expect(attempts).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ])
  expect(ended).toEqual([{ job: 'media.probe', attempts: 3, outcome: 'failed', reason: 'store-away' }])
})

test('of an unexpected error its class is kept and never its message', async () => {
  const school = await openSchool()
  const job = probe(async () => {
    throw new TypeError('Mia Berg is not a function')
  })
  await school.write(tx => enqueue(tx, job, { itemId }))
  await runJobs(school, registryOf([job]))
  expect((await rowsOf(school))[0]?.failure).toBe('TypeError')
})

test('a failure that cannot be told is marked all the same', async () => {
  const school = await openSchool()
  const refuse = async () => {
    throw new Permanent('damaged')
  }
  const untold = () => {
    throw new Error('nobody there')
  }
  const job = probe(refuse, { onFailure: untold })
  await school.write(tx => enqueue(tx, job, { itemId }))
  await runJobs(school, registryOf([job]))
  expect((await rowsOf(school))[0]?.failure).toBe('damaged')
})

test('a job that is not what it declares fails for good without running', async () => {
  const school = await openSchool()
  const ran: unknown[] = []
  const job = probe(async (_school, payload) => {
    ran.push(payload)
  })
  await school.write(tx => tx.enqueue('media.probe', { itemId: 'not an id' }))
  expect(await runJobs(school, registryOf([job]))).toMatchObject([{ outcome: 'failed', reason: 'bad-payload' }])
  expect(ran).toEqual([])
})

test('a job that takes too long is told by its signal and has failed', async () => {
  const school = await openSchool()
  const signals: AbortSignal[] = []
  const job = probe(
    (_school, _payload, { signal }) => {
      signals.push(signal)
      return new Promise(() => {})
    },
    { timeoutMs: 10 },
  )
  await school.write(tx => enqueue(tx, job, { itemId }))
  expect(await runJobs(school, registryOf([job]))).toMatchObject([
    { attempts: 3, outcome: 'failed', reason: 'timeout' },
  ])
  expect(signals.map(signal => signal.aborted)).toEqual([true, true, true])
})

test('a module’s job runs while the module is on, and ends without running when it is off', async () => {
  const school = await openSchool()
  const ran: string[] = []
  const handler = async () => async () => {
    ran.push('ran')
  }
  const job = defineJob({ name: 'probing.remind', schema: z.object({}), handler })
  const turn = async (on: boolean) => {
    await school.write(tx =>
      tx
        .insert(moduleSwitches)
        .values({ moduleId: 'probing', on })
        .onConflictDoUpdate({ target: [moduleSwitches.schoolId, moduleSwitches.moduleId], set: { on } }),
    )
    await publish('school', school.id)
  }
  const runOne = async () => {
    await school.write(tx => enqueue(tx, job, {}))
    return (await runJobs(school, registryOf([job])))[0]?.outcome
  }
  await turn(true)
  expect([await runOne(), ran.length]).toEqual(['done', 1])
  await turn(false)
  expect([await runOne(), ran.length]).toEqual(['skipped', 1])
  expect(await rowsOf(school)).toEqual([])
})

test('jobs that jobs cause are run too, and what is put off is not', async () => {
  const school = await openSchool()
  const ran: string[] = []
  const second = defineJob({
    name: 'media.second',
    schema: z.object({}),
    handler: async () => async () => {
      ran.push('second')
    },
  })
  const job = probe(async school => {
    ran.push('first')
    await school.write(async tx => {
      await enqueue(tx, second, {})
      await enqueue(tx, second, {}, new Date(Date.now() + 3_600_000))
    })
  })
  await school.write(tx => enqueue(tx, job, { itemId }))
  await runJobs(school, registryOf([job, second]))
  expect(ran).toEqual(['first', 'second'])
  expect(await rowsOf(school)).toMatchObject([{ job: 'media.second', sentAt: null }])
})

test('a job without end is told apart from a long list', async () => {
  const school = await openSchool()
  const job = probe(async school => school.write(tx => enqueue(tx, job, { itemId })))
  await school.write(tx => enqueue(tx, job, { itemId }))
  await expect(runJobs(school, registryOf([job]), 20)).rejects.toThrow(/is it a loop/)
})
