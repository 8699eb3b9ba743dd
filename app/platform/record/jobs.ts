import { z } from 'zod'
import { recordJob } from '#tenants/files/limits.ts'
import { defineJob } from '#workers/job.ts'

/** Makes a child's record for a guardian; several gigabytes of films take their time. */
export const makeRecord = defineJob({
  name: recordJob,
  schema: z.object({ recordId: z.uuid(), locale: z.enum(['en', 'zh-Hans']) }),
  concurrencyGroup: 'long',
  timeoutMs: 60 * 60_000,
  handler: async () => (await import('./making.server.ts')).makeChildRecord,
  onFailure: async () => (await import('./making.server.ts')).giveUpRecord,
})

export const jobs = [makeRecord] as const
