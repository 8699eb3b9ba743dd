import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Lets go of the words of messages that were retracted more than ninety days ago. */
export const forgetRetractedJob = defineJob({
  name: 'messages.forget_retracted',
  schema: z.object({}),
  schedule: '40 2 * * *',
  handler: async () => (await import('./jobs.server.ts')).forgetRetracted,
})

export const jobs = [forgetRetractedJob] as const
