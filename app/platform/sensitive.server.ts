import { redirect } from '@remix-run/node'
import type { SensitiveSubject } from '#db/schema/access.ts'
import { needsReason } from '#tenants/access/access.server.ts'
import { Problem } from '#tenants/problem.ts'
import type { SchoolRequest } from './load.server.ts'

/**
 * Lets a page with a child's sensitive data go on, or leads to the question why, and back. Whoever shows the data also writes the
 * look down (`noteLook`).
 * @throws a redirect; Problem not_found (a child out of the reader's sight), kept_private (for whoever sees the site as another)
 */
export async function openSensitive(
  { school, url }: Pick<SchoolRequest, 'school' | 'url'>,
  childId: string,
  subject: SensitiveSubject,
): Promise<void> {
  // The reader of that line is to learn who looked, under their own name and with a reason.
  if (school.actor.viewing) throw new Problem('kept_private', subject)
  if (!(await needsReason(school, childId, subject))) return
  throw redirect(`/access/${childId}/reason?${new URLSearchParams({ subject, next: url.pathname + url.search })}`)
}
