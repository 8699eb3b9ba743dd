import { eraseDueRecords, noticeDueRecords } from '#tenants/people/leaving/erasing.server.ts'
import type { School } from '#tenants/school.server.ts'
import { eraseDueCalls, noticeDueCalls } from '#tenants/urgent/erasing.server.ts'
import type { JobContext } from '#workers/job.ts'

/** Erases what is due, then tells the office of what will be. */
export async function keepRetention(school: School, _payload: object, { signal }: JobContext): Promise<void> {
  await eraseDueRecords(school, signal)
  await eraseDueCalls(school)
  await noticeDueRecords(school)
  await noticeDueCalls(school)
}
