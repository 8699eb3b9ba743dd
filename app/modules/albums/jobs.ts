import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Opens an album to its families at the day's end. */
export const releaseJob = defineJob({
  name: 'albums.release',
  schema: z.object({ albumId: z.uuid() }),
  handler: async () => (await import('./jobs.server.ts')).release,
})

/** Empties the bin of what was deleted more than thirty days ago. */
export const emptyBinJob = defineJob({
  name: 'albums.empty_bin',
  schema: z.object({}),
  schedule: '20 2 * * *',
  handler: async () => (await import('./jobs.server.ts')).emptyBin,
})

/** Makes the yearbook of a child for the member who asked for it, of the school year that `day` is in. */
export const yearbookJob = defineJob({
  name: 'albums.yearbook',
  schema: z.object({ mediaId: z.uuid(), childId: z.uuid(), day: z.iso.date(), locale: z.enum(['en', 'zh-Hans']) }),
  concurrencyGroup: 'long',
  timeoutMs: 5 * 60_000,
  handler: async () => (await import('./yearbook-making.server.ts')).makeYearbook,
  onFailure: async () => (await import('#app/platform/made-file/making.server.ts')).giveUpFile,
})

export const jobs = [releaseJob, emptyBinJob, yearbookJob] as const
