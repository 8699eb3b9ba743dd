import { z } from 'zod'
import { joinJob, tellJob, urgentKinds } from '#tenants/urgent/kinds.ts'
import { defineJob } from '#workers/job.ts'

/** Tells people of an urgent call: that it was made, once more, or that all is clear. */
export const tell = defineJob({
  name: tellJob,
  schema: z.object({ callId: z.uuid(), kind: z.enum(urgentKinds), subjectId: z.uuid() }),
  handler: async () => (await import('#tenants/urgent/telling.server.ts')).tellOfCall,
})

/** Adds whoever has joined while a call is open. Tried for hours: each leaves the next, so one that is given up would be the last. */
export const join = defineJob({
  name: joinJob,
  schema: z.object({ callId: z.uuid() }),
  attempts: 12,
  handler: async () => (await import('#tenants/urgent/joining.server.ts')).addJoined,
})

export const jobs = [tell, join] as const
