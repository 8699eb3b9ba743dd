import { redirect } from '@remix-run/node'
import type { SensitiveSubject } from '#db/schema/access.ts'
import { needsReason } from '#tenants/access/access.server.ts'
import type { SchoolRequest } from './load.server.ts'

/**
 * Lets a page with a child's sensitive data go on, or leads to the question why, and back. Whoever shows the data also writes the
 * look down (`noteLook`).
 * @throws a redirect; Problem not_found (a child out of the reader's sight)
 */
export async function openSensitive(
  { school, url }: Pick<SchoolRequest, 'school' | 'url'>,
  childId: string,
  subject: SensitiveSubject,
): Promise<void> {
  if (!(await needsReason(school, childId, subject))) return
  throw redirect(`/access/${childId}/reason?${new URLSearchParams({ subject, next: url.pathname + url.search })}`)
}
