import { z } from 'zod'
import { tellOfExportJob } from '#tenants/export/asking.server.ts'
import { exportJob } from '#tenants/files/limits.ts'
import { defineJob } from '#workers/job.ts'

/** Makes a whole school into archives for an owner; hundreds of gigabytes of films take their hours. */
export const makeExport = defineJob({
  name: exportJob,
  schema: z.object({ exportId: z.uuid() }),
  concurrencyGroup: 'long',
  timeoutMs: 12 * 60 * 60_000,
  handler: async () => (await import('./making.server.ts')).makeSchoolExport,
  onFailure: async () => (await import('./making.server.ts')).giveUpExport,
})

/** A letter to one owner: the archives can be fetched, or another owner has asked for them. */
export const tellOwner = defineJob({
  name: tellOfExportJob,
  schema: z.object({ memberId: z.uuid(), askedBy: z.uuid(), ready: z.boolean() }),
  handler: async () => (await import('#tenants/export/telling.server.ts')).tellOfExport,
})

export const jobs = [makeExport, tellOwner] as const
