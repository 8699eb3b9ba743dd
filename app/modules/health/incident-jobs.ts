import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Makes an incident as a PDF for the member who asked for it. */
export const incidentFileJob = defineJob({
  name: 'health.incident_file',
  schema: z.object({ mediaId: z.uuid(), incidentId: z.uuid(), locale: z.enum(['en', 'zh-Hans']) }),
  concurrencyGroup: 'heavy',
  timeoutMs: 2 * 60_000,
  handler: async () => (await import('./incident-making.server.ts')).makeIncident,
  onFailure: async () => (await import('#app/platform/made-file/making.server.ts')).giveUpFile,
})
