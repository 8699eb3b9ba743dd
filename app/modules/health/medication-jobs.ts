import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Tells the head of a dose that nobody has confirmed within the five minutes. */
export const witnessDueJob = defineJob({
  name: 'health.witness_due',
  schema: z.object({ doseId: z.uuid() }),
  handler: async () => (await import('./medication-jobs.server.ts')).witnessDue,
})

/** Tells of packages that expire and of orders that end, in the morning of each school. */
export const medicationWatchJob = defineJob({
  name: 'health.medication_watch',
  schema: z.object({}),
  schedule: '10 * * * *',
  handler: async () => (await import('./medication-jobs.server.ts')).watchMedication,
})
