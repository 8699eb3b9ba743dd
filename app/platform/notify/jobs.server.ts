import { sweepDeliveries } from '#tenants/notifications/deliveries.server.ts'
import { type Told, tellBatch } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'
import { mailMembers } from './mail.server.ts'
import { pushMembers } from './push.server.ts'

export const fanOut = (school: School, told: Told) => tellBatch(school, told)
export const mail = (school: School, { memberIds }: { memberIds: string[] }, { signal }: JobContext) =>
  mailMembers(school, memberIds, signal)
export const push = (school: School, { memberIds }: { memberIds: string[] }, { signal }: JobContext) =>
  pushMembers(school, memberIds, signal)
export const sweep = (school: School) => sweepDeliveries(school)
