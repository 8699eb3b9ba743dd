import { eq } from 'drizzle-orm'
import { noticeChases, notices } from '#db/schema/notices.ts'
import { deliveryOf } from '#tenants/notifications/delivery-of.server.ts'
import { type Reach, reachOf } from '#tenants/notifications/reach.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { pairsOf } from './responses.server.ts'

/**
 * How a notice, and whatever asked for it again, has come to each guardian whom the actor sees, by member. For staff.
 * @throws Problem not_found, forbidden for families
 */
export async function deliveryOfNotice(school: School, noticeId: string): Promise<Map<string, Reach>> {
  const [[notice], pairs, chases] = await school.read(q =>
    Promise.all([
      q.select({ id: notices.id }).from(notices).where(eq(notices.id, noticeId)),
      pairsOf(q, noticeId, school.today()),
      q.select({ id: noticeChases.id }).from(noticeChases).where(eq(noticeChases.noticeId, noticeId)),
    ]),
  )
  const subjects = [found(notice).id, ...chases.map(({ id }) => id)]
  const told = await deliveryOf(school, ['notices.published', 'notices.chased'], subjects)
  const ids = pairs.flatMap(({ guardian }) => guardian.memberId ?? [])
  return new Map(ids.map(id => [id, reachOf(told.filter(({ memberId }) => memberId === id))]))
}
