import { z } from 'zod'
import { warnOwnerJob } from '#tenants/erasure/announcing.server.ts'
import { defineJob } from '#workers/job.ts'

/** Owners of closed schools are told of the day on which all is erased; days begin at other hours elsewhere. The erasing itself is no school's job. */
export const announceErasure = defineJob({
  name: 'erasure.announce',
  schema: z.object({}),
  schedule: '33 */3 * * *',
  everySchool: true,
  handler: async () => {
    const { announceErasure } = await import('#tenants/erasure/announcing.server.ts')
    return school => announceErasure(school)
  },
})

/** A letter to one owner about it. */
export const warnOwner = defineJob({
  name: warnOwnerJob,
  schema: z.object({ memberId: z.uuid() }),
  handler: async () => (await import('#tenants/erasure/announcing.server.ts')).warnOwner,
})

export const jobs = [announceErasure, warnOwner] as const
