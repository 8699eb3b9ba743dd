import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Sends a notice to its families when its hour has come. */
export const releaseJob = defineJob({
  name: 'notices.release',
  schema: z.object({ noticeId: z.uuid() }),
  handler: async () => (await import('./jobs.server.ts')).release,
})

/** Makes the record of a notice as a PDF for the member who asked for it. */
export const recordJob = defineJob({
  name: 'notices.record',
  schema: z.object({ mediaId: z.uuid(), noticeId: z.uuid(), locale: z.enum(['en', 'zh-Hans']) }),
  concurrencyGroup: 'heavy',
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./record-making.server.ts')).makeRecord,
  onFailure: async () => (await import('#app/platform/made-file/making.server.ts')).giveUpFile,
})

export const jobs = [releaseJob, recordJob] as const
