import { z } from 'zod'
import { tellOwnerJob } from '#tenants/billing/standing.server.ts'
import { defineJob } from '#workers/job.ts'

/** What the calendar changes: a trial that ends, a bill that has been open for too long. Days begin at other hours elsewhere. */
export const settle = defineJob({
  name: 'billing.settle',
  schema: z.object({}),
  schedule: '26 */3 * * *',
  everySchool: true,
  handler: async () => {
    const { settleSchool } = await import('#tenants/billing/standing.server.ts')
    return async school => void (await settleSchool(school))
  },
})

/** A letter to one owner about one change of the school's state. */
export const tellOwner = defineJob({
  name: tellOwnerJob,
  schema: z.object({ changeId: z.uuid(), memberId: z.uuid() }),
  handler: async () => (await import('#tenants/billing/telling.server.ts')).tellOwner,
})

export const jobs = [settle, tellOwner] as const
