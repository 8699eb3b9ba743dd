import { desc } from 'drizzle-orm'
import { supportGrants } from '#db/schema/support.ts'
import { system } from '../actor.ts'
import { onMessage, onMissed } from '../bus.server.ts'
import { PromiseCache } from '../cache.ts'
import { School, type SchoolFacts } from '../school.server.ts'
import { inForce } from './grants.server.ts'

/** That support may look into a school. */
export interface SupportNotice {
  /** '' for anybody of support. */
  operatorName: string
  reason: string
  until: Date
}

/**
 * Whom of the vendor a school lets in just now (decision 044), for its staff to read, the longest first. Cached for a minute, and forgotten
 * at once on every process when a grant is given or ended.
 */
export async function supportNotices(school: SchoolFacts): Promise<SupportNotice[]> {
  const known = await notices.get(school.id, () =>
    new School(school, system).read(q =>
      q
        .select({
          operatorName: supportGrants.operatorName,
          reason: supportGrants.reason,
          until: supportGrants.until,
        })
        .from(supportGrants)
        .where(inForce)
        .orderBy(desc(supportGrants.until)),
    ),
  )
  return known.filter(({ until }) => until > new Date())
}

const notices = new PromiseCache<SupportNotice[]>(5_000, 60_000)
onMessage('school', schoolId => notices.delete(schoolId))
onMissed(() => notices.clear())
