import { and, eq } from 'drizzle-orm'
import { type deliveryStates, notificationDeliveries, notifications } from '#db/schema/notifications.ts'
import type { NotificationChannel } from '../module.ts'
import { Problem } from '../problem.ts'
import { isStaff } from '../roles.ts'
import type { School } from '../school.server.ts'

/** How one thing reached one member, besides their list. */
export interface DeliveryWay {
  channel: NotificationChannel
  state: (typeof deliveryStates)[number]
  /** A code, such as `no_address`, where it was dropped or failed. */
  reason: string | null
}

/** How a thing reached one member. */
export interface Delivered {
  memberId: string
  /** They have read it in their list. */
  seen: boolean
  ways: DeliveryWay[]
}

/**
 * Who was told about a subject, and how it reached each of them: for the module that told it, which has to have made sure
 * that the actor may see the subject and its audience.
 * @param kind one that the module's manifest declares
 * @throws Problem forbidden for who does not work at the school
 */
export async function deliveryOf(school: School, kind: string, subjectId: string): Promise<Delivered[]> {
  if (!isStaff(school.actor.role)) throw new Problem('forbidden', 'deliveries are for staff')
  const rows = await school.asSystem().read(q =>
    q
      .select({
        memberId: notifications.memberId,
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
      .where(and(eq(notifications.kind, kind), eq(notifications.subjectId, subjectId)))
      .orderBy(notifications.id, notificationDeliveries.channel),
  )
  const people = new Map<string, Delivered>()
  for (const { memberId, readAt, channel, state, reason } of rows) {
    const person = people.get(memberId) ?? { memberId, seen: readAt !== null, ways: [] }
    if (channel && state) person.ways.push({ channel, state, reason })
    people.set(memberId, person)
  }
  return [...people.values()]
}
