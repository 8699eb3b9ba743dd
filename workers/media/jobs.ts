import { z } from 'zod'
import { defineJob } from '#workers/job.ts'

/** Makes the sizes of an uploaded file that pages show. Put into the outbox by `tenants/files/upload.server.ts`. */
export const prepare = defineJob({
  name: 'media.prepare',
  schema: z.object({ mediaId: z.uuid() }),
  concurrencyGroup: 'heavy',
  // The longest video may be encoded for fifteen minutes; parts and variants travel before and after.
  timeoutMs: 20 * 60_000,
  handler: async () => {
    const { prepareUpload } = await import('./preparation.server.ts')
    return (school, { mediaId }, { signal }) => prepareUpload(school, mediaId, signal)
  },
  onFailure: async () => {
    const { giveUpPreparing } = await import('./preparation.server.ts')
    return (school, { mediaId }) => giveUpPreparing(school, mediaId)
  },
})

/** Sends files to be prepared whose job was lost. */
export const recover = defineJob({
  name: 'media.recover',
  schema: z.object({}),
  schedule: '*/15 * * * *',
  handler: async () => {
    const { recoverLostFiles } = await import('#tenants/files/upkeep.server.ts')
    return school => recoverLostFiles(school)
  },
})

/** Deletes for good what was given up or has been in the bin for thirty days. */
export const tidy = defineJob({
  name: 'media.tidy',
  schema: z.object({}),
  schedule: '40 2 * * *',
  timeoutMs: 10 * 60_000,
  handler: async () => {
    const { tidyFiles } = await import('#tenants/files/upkeep.server.ts')
    return (school, _payload, { signal }) => tidyFiles(school, signal)
  },
})

export const jobs = [prepare, recover, tidy]
