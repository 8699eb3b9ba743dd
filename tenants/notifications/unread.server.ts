import { count, isNull } from 'drizzle-orm'
import { notifications } from '#db/schema/notifications.ts'
import { memberOf } from '../actor.ts'
import { onMessage, onMissed, publish } from '../bus.server.ts'
import { PromiseCache } from '../cache.ts'
import type { School } from '../school.server.ts'

/**
 * What stands on every page of a member and is counted from what they have not read, so that it costs most pages nothing: kept for a minute at
 * most and forgotten on every process when somebody is told or reads.
 * @returns what gives the actor's, counting it only where it is not known
 */
export function remembered<Value>(): (school: School, count: () => Promise<Value>) => Promise<Value> {
  const known = new PromiseCache<{ schoolId: string; value: Value }>(50_000, 60_000)
  onMessage('unread', id => {
    known.delete(id)
    known.deleteWhere(({ schoolId }) => schoolId === id)
  })
  // Rights may have ended, and with them what there was to read.
  onMessage('member', id => known.deleteWhere(({ schoolId }) => schoolId === id))
  onMissed(() => known.clear())
  return async (school, count) => {
    // Who sees the site as a member sees less of it than they do: neither is told the other's number.
    if (school.actor.viewing || school.actor.support) return count()
    const { value } = await known.get(memberOf(school.actor), async () => ({
      schoolId: school.id,
      value: await count(),
    }))
    return value
  }
}

const ofList = remembered<number>()

/** How many of the actor's items wait. */
export const unreadCount = (school: School): Promise<number> =>
  ofList(school, async () => {
    const [row] = await school.read(q =>
      q.select({ waiting: count() }).from(notifications).where(isNull(notifications.readAt)),
    )
    return row?.waiting ?? 0
  })

/** A batch of the school's members was told something. */
export const forgetUnreadOfSchool = (schoolId: string): Promise<void> => publish('unread', schoolId)
/** A member has read something. */
export const forgetUnreadOf = (memberId: string): Promise<void> => publish('unread', memberId)
