import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Makes a sheet of join codes for the member who asked for it, of one child or of a class. */
export const make = defineJob({
  name: 'people.join-sheet',
  schema: z.object({
    mediaId: z.uuid(),
    childId: z.uuid().optional(),
    classId: z.uuid().optional(),
    locale: z.enum(['en', 'zh-Hans']),
  }),
  concurrencyGroup: 'heavy',
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./making.server.ts')).makeSheet,
  onFailure: async () => (await import('../made-file/making.server.ts')).giveUpFile,
})

export const jobs = [make]
