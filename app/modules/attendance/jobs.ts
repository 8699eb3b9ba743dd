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

/** Makes a class's month as a PDF for the member who asked for it; `firstDay` of the month. */
export const monthFileJob = defineJob({
  name: 'attendance.month_file',
  schema: z.object({ mediaId: z.uuid(), classId: z.uuid(), firstDay: z.iso.date(), locale: z.enum(['en', 'zh-Hans']) }),
  concurrencyGroup: 'heavy',
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./month-making.server.ts')).makeMonth,
  onFailure: async () => (await import('#app/platform/made-file/making.server.ts')).giveUpFile,
})

export const jobs = [watchJob, tellFamilyJob, monthFileJob] as const
