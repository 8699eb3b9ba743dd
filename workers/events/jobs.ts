import { z } from 'zod'
import { reactionJob } from '#tenants/school.server.ts'
import { code } from '#workers/ids-only.ts'
import { defineJob } from '#workers/job.ts'

const id = z.uuid()
const detail = z.union([id, z.boolean(), z.number(), z.array(id), code])

/**
 * Hands a recorded event to those who react to it. Without `reactor` it asks who does and becomes one job for each, so
 * that each is tried again on its own; with it, that one's reaction runs.
 */
export const react = defineJob({
  name: reactionJob,
  // What events carry differs by event: any field, as long as it is an id or one of our codes.
  schema: z.object({ event: code, reactor: code.optional() }).catchall(detail),
  handler: async () => (await import('./react.server.ts')).handOver,
})

export const jobs = [react] as const
