import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { onMessage } from '#tenants/bus.server.ts'
import { School } from '#tenants/school.server.ts'
import { Permanent } from './failure.ts'
import { defineJob, enqueue } from './job.ts'
import { openQueues } from './queue.server.ts'
import {
  closeQueueFigures,
  failedJobs,
  failuresByReason,
  queueFigures,
  queueOfSchool,
  retryFailed,
} from './queue-figures.server.ts'
import { registryOf } from './registry.ts'
import { relay } from './relay.server.ts'
import { runJobs } from './run-jobs.ts'

vi.stubEnv('QUEUE_PREFIX', `t${crypto.randomUUID().slice(0, 8)}`)
afterAll(closeQueueFigures)

test('the figures tell how many jobs wait in each queue', async () => {
  const school = new School(await insertSchool(), system)
  const handler = async () => async () => {}
  const job = defineJob({ name: 'media.probe', schema: z.object({}), concurrencyGroup: 'heavy', handler })
  const queues = await openQueues()
  await school.write(async tx => {
    for (let n = 0; n < 3; n++) await enqueue(tx, job, {})
  })
  // One moment for both looks, just after the jobs': what other tests left for later may become due between the two.
  const now = new Date(Date.now() + 1000)
  const before = await queueFigures(now)
  expect(before.unsent).toBeGreaterThanOrEqual(3)
  expect(before.oldest?.getTime()).toBeLessThanOrEqual(now.getTime())
  expect((await queueFigures(new Date(0))).oldest).toBeNull()
  await relay(registryOf([job]), queues, [school.id])
  const after = await queueFigures(now)
  expect(after.queues).toEqual([
    { queue: 'quick', waiting: 0, active: 0, delayed: 0 },
    { queue: 'heavy', waiting: 3, active: 0, delayed: 0 },
    { queue: 'long', waiting: 0, active: 0, delayed: 0 },
  ])
  expect(after.unsent).toBe(before.unsent - 3)
  await queues.of('heavy').obliterate({ force: true })
  await queues.close()
})

test('a failed job is listed by school, name and reason, and can be done again', async () => {
  const school = new School(await insertSchool(), system)
  let mended = false
  const handler = async () => async () => {
    if (!mended) throw new Permanent('ffmpeg-missing')
  }
  const job = defineJob({ name: 'media.probe', schema: z.object({ mediaId: z.uuid() }), handler })
  await school.write(tx => enqueue(tx, job, { mediaId: crypto.randomUUID() }))
  await runJobs(school, registryOf([job]))
  const [failed] = (await failedJobs()).filter(each => each.schoolId === school.id)
  if (!failed) throw new Error('It is not listed.')
  expect(Object.keys(failed).sort()).toEqual(['failedAt', 'failure', 'job', 'outboxId', 'schoolId'])
  expect(failed).toMatchObject({ job: 'media.probe', failure: 'ffmpeg-missing' })

  mended = true
  const announced: string[] = []
  const stopListening = onMessage('outbox', schoolId => {
    announced.push(schoolId)
  })
  await retryFailed(failed.outboxId)
  stopListening()
  expect(announced).toEqual([school.id])
  expect(await runJobs(school, registryOf([job]))).toEqual([{ job: 'media.probe', attempts: 1, outcome: 'done' }])
  await expect(retryFailed(failed.outboxId)).rejects.toMatchObject({ code: 'not_found' })
})

test('of one school only its own work is told', async () => {
  const [school, other] = [new School(await insertSchool(), system), new School(await insertSchool(), system)]
  const handler = async () => async () => {
    throw new Permanent('broken')
  }
  const job = defineJob({ name: 'media.probe', schema: z.object({}), handler })
  expect(await queueOfSchool(school.id)).toEqual({ waiting: 0, oldest: null, failed: [] })
  await other.write(tx => enqueue(tx, job, {}))
  for (let n = 0; n < 2; n++) await school.write(tx => enqueue(tx, job, {}))
  const { waiting, oldest } = await queueOfSchool(school.id, new Date(Date.now() + 1000))
  expect([waiting, oldest instanceof Date]).toEqual([2, true])
  await runJobs(school, registryOf([job]))
  const after = await queueOfSchool(school.id)
  expect([after.waiting, after.failed.map(({ schoolId }) => schoolId)]).toEqual([0, [school.id, school.id]])
})

test('all that have failed can be done again at once, and who does it is noted in the same transaction', async () => {
  const schools = [new School(await insertSchool(), system), new School(await insertSchool(), system)]
  const handler = async () => async () => {
    throw new Permanent('broken')
  }
  const job = defineJob({ name: 'media.probe', schema: z.object({}), handler })
  for (const school of schools) {
    await school.write(tx => enqueue(tx, job, {}))
    await runJobs(school, registryOf([job]))
  }
  const ours = async () => (await failedJobs()).filter(each => schools.some(({ id }) => id === each.schoolId))
  await expect(
    retryFailed('all', async () => {
      throw new Error('not allowed')
    }),
  ).rejects.toThrow('not allowed')
  expect(await ours()).toHaveLength(2)
  const reasons = await failuresByReason()
  expect(reasons.find(({ failure }) => failure === 'broken')).toMatchObject({ job: 'media.probe' })
  expect(reasons.reduce((sum, { jobs }) => sum + jobs, 0)).toBe((await queueFigures()).failed)
  const noted: string[] = []
  const count = await retryFailed('all', async (_q, schoolIds) => {
    noted.push(...schoolIds)
  })
  expect(noted).toHaveLength(count)
  expect(noted).toEqual(expect.arrayContaining(schools.map(({ id }) => id)))
  expect(await ours()).toEqual([])
})
