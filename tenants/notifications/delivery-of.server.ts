import { and, eq, inArray } from 'drizzle-orm'
import { notificationDeliveries, notifications } from '#db/schema/notifications.ts'
import { Problem } from '../problem.ts'
import { isStaff } from '../roles.ts'
import type { School } from '../school.server.ts'
import type { DeliveryWay } from './reach.ts'

/** How a thing reached one member. */
export interface Delivered {
  memberId: string
  subjectId: string
  /** They have read it in their list. */
  seen: boolean
  ways: DeliveryWay[]
}

/**
 * Who was told about subjects, and how it reached each of them: for the module that told it, which has to have made sure
 * that the actor may see the subjects and their audience.
 * @param kinds what the module's manifest declares
 * @returns one for each member and time of telling
 * @throws Problem forbidden for who does not work at the school
 */
export async function deliveryOf(
  school: School,
  kinds: readonly string[],
  subjectIds: readonly string[],
): Promise<Delivered[]> {
  if (!isStaff(school.actor.role)) throw new Problem('forbidden', 'deliveries are for staff')
  if (subjectIds.length === 0) return []
  const rows = await school.asSystem().read(q =>
    q
      .select({
        id: notifications.id,
        memberId: notifications.memberId,
        subjectId: notifications.subjectId,
        readAt: notifications.readAt,
        channel: notificationDeliveries.channel,
        state: notificationDeliveries.state,
        reason: notificationDeliveries.reason,
      })
      .from(notifications)
      .leftJoin(
        notificationDeliveries,
        and(
          eq(notificationDeliveries.schoolId, notifications.schoolId),
          eq(notificationDeliveries.notificationId, notifications.id),
        ),
      )
      .where(and(inArray(notifications.kind, [...kinds]), inArray(notifications.subjectId, [...subjectIds])))
      .orderBy(notifications.id, notificationDeliveries.channel),
  )
  const told = new Map<string, Delivered>()
  for (const { id, memberId, subjectId, readAt, channel, state, reason } of rows) {
    const one = told.get(id) ?? { memberId, subjectId, seen: readAt !== null, ways: [] }
    if (channel && state) one.ways.push({ channel, state, reason })
    told.set(id, one)
  }
  return [...told.values()]
}
