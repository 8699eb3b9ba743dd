import { checkDomains } from '#tenants/domains/checking.server.ts'
import { recheckSender } from '#tenants/mail/sender/checking.server.ts'
import type { School } from '#tenants/school.server.ts'
import type { JobContext } from '#workers/job.ts'

/** Looks at all that a school has in public DNS. */
export async function checkAll(school: School, _payload: object, { signal }: JobContext): Promise<void> {
  await checkDomains(school, signal)
  await recheckSender(school)
}
