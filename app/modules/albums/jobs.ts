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

export const jobs = [releaseJob, emptyBinJob] as const
