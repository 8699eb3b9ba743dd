import { and, eq, inArray, lt, lte, sql } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { notificationDeliveries, notificationPreferences, notifications } from '#db/schema/notifications.ts'
import type { NotificationChannel } from '../module.ts'
import type { School } from '../school.server.ts'
import type { Ending } from './ending.ts'
import type { DeliveryChannel } from './ladder.ts'
import { enqueueSending } from './scheduling.server.ts'

/** An item that is to go to its member now. */
export interface DueDelivery {
  id: string
  notificationId: string
  channel: DeliveryChannel
  dueAt: Date
  kind: string
  subjectId: string
  urgent: boolean
  read: boolean
  /** What the member has chosen for the kind by now; null for its default. */
  chosen: NotificationChannel[] | null
  memberId: string
  member: {
    role: typeof members.$inferSelect.role
    name: string
    locale: string | null
    identityId: string | null
    left: boolean
  }
}

/** After so long a delivery that could not be made is given up. */
const giveUpAfterHours = 24

/**
 * What is due to these members by these ways, oldest first.
 * @param aheadMinutes what is due so soon counts as well; one minute, since the clocks of the process that planned and of the
 *   database need not agree to the second
 */
export function dueDeliveries(
  school: School,
  memberIds: readonly string[],
  channels: readonly DeliveryChannel[],
  aheadMinutes = 1,
): Promise<DueDelivery[]> {
  const d = notificationDeliveries
  return school.read(q =>
    q
      .select({
        id: d.id,
        notificationId: d.notificationId,
        channel: d.channel,
        dueAt: d.dueAt,
        kind: notifications.kind,
        subjectId: notifications.subjectId,
        urgent: notifications.urgent,
        read: sql<boolean>`${notifications.readAt} is not null`,
        chosen: notificationPreferences.channels,
        memberId: d.memberId,
        member: {
          role: members.role,
          name: members.name,
          locale: members.locale,
          identityId: members.identityId,
          left: sql<boolean>`${members.leftAt} is not null`,
        },
      })
      .from(d)
      .innerJoin(notifications, and(eq(notifications.schoolId, d.schoolId), eq(notifications.id, d.notificationId)))
      .innerJoin(members, and(eq(members.schoolId, d.schoolId), eq(members.id, d.memberId)))
      .leftJoin(
        notificationPreferences,
        and(
          eq(notificationPreferences.schoolId, d.schoolId),
          eq(notificationPreferences.memberId, d.memberId),
          eq(notificationPreferences.kind, notifications.kind),
        ),
      )
      .where(
        and(
          eq(d.state, 'waiting'),
          inArray(d.memberId, [...memberIds]),
          inArray(d.channel, [...channels]),
          lte(d.dueAt, sql`now() + make_interval(mins => ${aheadMinutes})`),
        ),
      )
      .orderBy(d.notificationId),
  )
}

/**
 * Takes deliveries for an attempt, before anything leaves: whoever takes them is the only one to send them, and should the
 * process die now they are not sent again.
 * @returns the ids that were still to be had
 */
export async function takeDeliveries(school: School, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const taken = await school.write(tx =>
    tx
      .update(notificationDeliveries)
      .set({ state: 'trying', triedAt: sql`now()` })
      .where(and(inArray(notificationDeliveries.id, [...ids]), eq(notificationDeliveries.state, 'waiting')))
      .returning({ id: notificationDeliveries.id }),
  )
  return new Set(taken.map(({ id }) => id))
}

/** Writes down how deliveries ended. */
export async function endDeliveries(school: School, ids: readonly string[], { state, reason }: Ending): Promise<void> {
  if (ids.length === 0) return
  await school.write(tx =>
    tx
      .update(notificationDeliveries)
      .set({ state: state === 'again' ? 'waiting' : state, reason: reason ?? null, triedAt: sql`now()` })
      .where(inArray(notificationDeliveries.id, [...ids])),
  )
}

/**
 * What was left behind: attempts whose process died end as `unknown`, and what still waits long after it was due is sent for
 * once more, or given up after a day.
 */
export async function sweepDeliveries(school: School): Promise<void> {
  const d = notificationDeliveries
  const ago = (hours: number) => sql`now() - make_interval(hours => ${hours})`
  const ended = { state: 'failed', triedAt: sql`now()` } as const
  await school.write(async tx => {
    await tx
      .update(d)
      .set({ ...ended, reason: 'unknown' })
      .where(and(eq(d.state, 'trying'), lt(d.triedAt, ago(1))))
    await tx
      .update(d)
      .set({ ...ended, reason: 'unreachable' })
      .where(and(eq(d.state, 'waiting'), lt(d.dueAt, ago(giveUpAfterHours))))
    const late = await tx
      .selectDistinct({ memberId: d.memberId, dueAt: d.dueAt, channel: d.channel })
      .from(d)
      .where(and(eq(d.state, 'waiting'), lt(d.dueAt, ago(1))))
      .limit(1_000)
    await enqueueSending(tx, late, Date.now())
  })
}
