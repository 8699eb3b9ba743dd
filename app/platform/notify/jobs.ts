import { z } from 'zod'
import { batchSize, fanOutJob } from '#tenants/notifications/notify.server.ts'
import { mailJob, membersPerJob, pushJob, textJob, weChatJob } from '#tenants/notifications/scheduling.server.ts'
import { code } from '#workers/ids-only.ts'
import { defineJob } from '#workers/job.ts'

/** Tells one more batch of a large audience. */
export const fanOut = defineJob({
  name: fanOutJob,
  schema: z.object({
    memberIds: z.array(z.uuid()).max(batchSize),
    kind: code,
    subjectId: z.uuid(),
    urgent: z.boolean(),
  }),
  handler: async () => (await import('./jobs.server.ts')).fanOut,
})

/** Writes what is due to a few members: one mail each, whatever it is about. */
export const mail = defineJob({
  name: mailJob,
  schema: z.object({ memberIds: z.array(z.uuid()).max(membersPerJob) }),
  timeoutMs: 5 * 60_000,
  backoffMs: 30_000,
  handler: async () => (await import('./jobs.server.ts')).mail,
})

/** Pushes what is due to a few members to the devices on which they asked for it. */
export const push = defineJob({
  name: pushJob,
  schema: z.object({ memberIds: z.array(z.uuid()).max(membersPerJob) }),
  timeoutMs: 5 * 60_000,
  backoffMs: 30_000,
  handler: async () => (await import('./jobs.server.ts')).push,
})

/** Shows in WeChat what is due to a few members who have connected it. */
export const weChat = defineJob({
  name: weChatJob,
  schema: z.object({ memberIds: z.array(z.uuid()).max(membersPerJob) }),
  timeoutMs: 5 * 60_000,
  backoffMs: 30_000,
  handler: async () => (await import('./jobs.server.ts')).weChat,
})

/** Writes text messages to a few members who want them, about what they have not seen. */
export const text = defineJob({
  name: textJob,
  schema: z.object({ memberIds: z.array(z.uuid()).max(membersPerJob) }),
  timeoutMs: 5 * 60_000,
  backoffMs: 30_000,
  handler: async () => (await import('./jobs.server.ts')).text,
})

/** Sends for what was left behind, and gives up what is too old. */
export const sweep = defineJob({
  name: 'notify.sweep',
  schema: z.object({}),
  schedule: '7 * * * *',
  handler: async () => (await import('./jobs.server.ts')).sweep,
})

export const jobs = [fanOut, mail, push, weChat, text, sweep] as const
