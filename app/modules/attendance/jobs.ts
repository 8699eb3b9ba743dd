import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Looks for children who have neither come nor been excused, at the hour that each school has set. */
export const watchJob = defineJob({
  name: 'attendance.watch',
  schema: z.object({}),
  schedule: '*/5 * * * *',
  handler: async () => (await import('./jobs.server.ts')).watch,
})

export const jobs = [watchJob] as const
