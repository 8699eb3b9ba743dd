import { count, isNull } from 'drizzle-orm'
import { notifications } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import { onMessage, onMissed, publish } from '../bus.server.ts'
import { PromiseCache } from '../cache.ts'
import type { School } from '../school.server.ts'

interface Unread {
  schoolId: string
  waiting: number
}

/** By member. Kept for a minute at most and forgotten on every process when somebody is told or reads. */
const counts = new PromiseCache<Unread>(50_000, 60_000)
onMessage('unread', id => {
  counts.delete(id)
  counts.deleteWhere(({ schoolId }) => schoolId === id)
})
onMissed(() => counts.clear())

/** How many of the actor's items wait. It stands on every page, so it is remembered and costs most of them nothing. */
export async function unreadCount(school: School): Promise<number> {
  const { waiting } = await counts.get(memberOf(school.actor), async () => {
    const [row] = await school.read(q =>
      q.select({ waiting: count() }).from(notifications).where(isNull(notifications.readAt)),
    )
    return { schoolId: school.id, waiting: row?.waiting ?? 0 }
  })
  return waiting
}

/** A batch of the school's members was told something. */
export const forgetUnreadOfSchool = (schoolId: string): Promise<void> => publish('unread', schoolId)
/** A member has read something. */
export const forgetUnreadOf = (memberId: string): Promise<void> => publish('unread', memberId)
