import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { School } from '#tenants/school.server.ts'
import { defineJob, enqueue } from '#workers/job.ts'
import { openQueues } from '#workers/queue.server.ts'
import { closeQueueFigures } from '#workers/queue-figures.server.ts'
import { registryOf } from '#workers/registry.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { startWorkers } from '#workers/worker.server.ts'
import { workGetsDone } from './measure-status.server.ts'

vi.stubEnv('QUEUE_PREFIX', `t${crypto.randomUUID().slice(0, 8)}`)
afterAll(closeQueueFigures)

test('work gets done while a worker is connected and no job has been due for ten minutes', async () => {
  const school = new School(await insertSchool(), system)
  const job = defineJob({ name: 'media.probe', schema: z.object({}), handler: async () => async () => {} })
  const registry = registryOf([job])
  // What other tests have left is none of this one's.
  await runTransaction('platform', { readOnly: false }, q => q.delete(outbox))
  const queues = await openQueues()
  expect(await workGetsDone(new Date())).toBe(false)
  const workers = startWorkers(registry, queues)
  await vi.waitFor(async () => expect(await workGetsDone(new Date())).toBe(true), { timeout: 20_000, interval: 100 })

  await school.write(tx => enqueue(tx, job, {}))
  const minutesOn = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  expect(await workGetsDone(minutesOn(9))).toBe(true)
  expect(await workGetsDone(minutesOn(11))).toBe(false)
  await runJobs(school, registry)
  expect(await workGetsDone(minutesOn(11))).toBe(true)
  await workers.stop()
  await queues.close()
})
