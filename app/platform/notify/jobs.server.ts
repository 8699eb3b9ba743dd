import { sweepDeliveries } from '#tenants/notifications/deliveries.server.ts'
import { type Told, tellBatch } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { mailMembers } from './mail.server.ts'
import { pushMembers } from './push.server.ts'
import { textMembers } from './text.server.ts'
import { weChatMembers } from './wechat.server.ts'

/** Each way to members is a job of the same shape. */
const way =
  (send: (school: School, memberIds: readonly string[], signal: AbortSignal) => Promise<void>) =>
  (school: School, { memberIds }: { memberIds: string[] }, { signal }: JobContext) =>
    send(school, memberIds, signal)

export const fanOut = (school: School, told: Told) => tellBatch(school, told)
export const mail = way(mailMembers)
export const push = way(pushMembers)
export const weChat = way(weChatMembers)
export const text = way(textMembers)
export const sweep = (school: School) => sweepDeliveries(school)
