import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Looks for registers not begun, children who have neither come nor been excused, and those not picked up, at each school’s hours. */
export const watchJob = defineJob({
  name: 'attendance.watch',
  schema: z.object({}),
  schedule: '*/5 * * * *',
  handler: async () => (await import('./jobs.server.ts')).watch,
})

export const jobs = [watchJob] as const
