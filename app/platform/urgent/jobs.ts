import { z } from 'zod'
import { tellJob, urgentKinds } from '#tenants/urgent/kinds.ts'
import { defineJob } from '#workers/job.ts'

/** Tells people of an urgent call: that it was made, once more, or that all is clear. */
export const tell = defineJob({
  name: tellJob,
  schema: z.object({ callId: z.uuid(), kind: z.enum(urgentKinds), subjectId: z.uuid() }),
  handler: async () => (await import('#tenants/urgent/telling.server.ts')).tellOfCall,
})

export const jobs = [tell] as const
