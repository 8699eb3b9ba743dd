import { endViewing } from '#tenants/people/viewing.server.ts'
import { School } from '#tenants/school.server.ts'
import type { RequestContext } from '../context.ts'

/** Ends what this browser looks at as somebody else, if it does. */
export async function endOwnViewing({ site, actor, session }: RequestContext): Promise<void> {
  const [seen, own] = await Promise.all([actor(), session()])
  if (site.site !== 'school' || !seen.viewing || !own) return
  await endViewing(new School(site.school.facts, seen), seen.viewing, own)
}
