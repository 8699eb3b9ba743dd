import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Sends a notice to its families when its hour has come. */
export const releaseJob = defineJob({
  name: 'notices.release',
  schema: z.object({ noticeId: z.uuid() }),
  handler: async () => (await import('./jobs.server.ts')).release,
})

export const jobs = [releaseJob] as const
