import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Looks for registers not begun, children who have neither come nor been excused, and those not picked up, at each school’s hours. */
export const watchJob = defineJob({
  name: 'attendance.watch',
  schema: z.object({}),
  schedule: '*/5 * * * *',
  handler: async () => (await import('./jobs.server.ts')).watch,
})

/** Tells a family that its child has come or gone, once the mark has stood for a moment. */
export const tellFamilyJob = defineJob({
  name: 'attendance.tell_family',
  schema: z.object({ markId: z.uuid() }),
  handler: async () => (await import('./jobs.server.ts')).tell,
})

export const jobs = [watchJob, tellFamilyJob] as const
