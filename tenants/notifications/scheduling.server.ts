import { and, eq, gt, inArray } from 'drizzle-orm'
import {
  memberQuietHours,
  notificationDeliveries,
  notificationPreferences,
  schoolQuietHours,
} from '#db/schema/notifications.ts'
import type { School, Write } from '../school.server.ts'
import { ruleOf } from './kinds.ts'
import { type PlannedDelivery, planDeliveries } from './plan.ts'

/** The job that sends what is due to a few members; it lives in `app/platform/notify`. */
export const sendJob = 'notify.mail'
/** Members that one job writes to: seconds of work, so that no queue waits for long. */
export const membersPerJob = 25

interface Items {
  items: readonly { notificationId: string; memberId: string }[]
  kind: string
  urgent: boolean
}
type Row = typeof notificationDeliveries.$inferInsert & PlannedDelivery

/** Writes down which ways new items go to their members and when, with the jobs that will send them. */
export async function scheduleDeliveries(tx: Write, school: School, told: Items): Promise<void> {
  const { items, kind, urgent } = told
  const memberIds = items.map(({ memberId }) => memberId)
  const [chosen, memberHours, [schoolHours]] = await Promise.all([
    tx
      .select({ memberId: notificationPreferences.memberId, channels: notificationPreferences.channels })
      .from(notificationPreferences)
      .where(and(eq(notificationPreferences.kind, kind), inArray(notificationPreferences.memberId, memberIds))),
    tx.select().from(memberQuietHours).where(inArray(memberQuietHours.memberId, memberIds)),
    tx.select().from(schoolQuietHours),
  ])
  const channelsOf = new Map(chosen.map(({ memberId, channels }) => [memberId, channels]))
  const quietOf = new Map(memberHours.map(row => [row.memberId, row]))
  const rule = ruleOf(kind)
  const now = Date.now()
  const rows = items.flatMap(({ notificationId, memberId }): Row[] =>
    planDeliveries({
      now,
      timeZone: school.facts.timeZone,
      channels: channelsOf.get(memberId) ?? rule?.default ?? [],
      urgent,
      schoolQuiet: schoolHours ?? null,
      memberQuiet: quietOf.get(memberId) ?? null,
    })
      .filter(({ channel }) => channel !== 'push')
      .map(planned => ({ notificationId, memberId, ...planned })),
  )
  if (rows.length === 0) return
  const news = await withoutWaitingJob(tx, rows, now)
  await tx.insert(notificationDeliveries).values(rows)
  await enqueueSending(tx, news, now)
}

/** A digest that is waited for already has its job: a busy day would otherwise leave a job for every item. */
async function withoutWaitingJob(tx: Write, rows: readonly Row[], now: number): Promise<Row[]> {
  const later = rows.filter(({ dueAt }) => dueAt.getTime() > now)
  if (later.length === 0) return [...rows]
  const waiting = await tx
    .selectDistinct({ memberId: notificationDeliveries.memberId, dueAt: notificationDeliveries.dueAt })
    .from(notificationDeliveries)
    .where(
      and(
        eq(notificationDeliveries.state, 'waiting'),
        gt(notificationDeliveries.dueAt, new Date(now)),
        inArray(
          notificationDeliveries.memberId,
          later.map(({ memberId }) => memberId),
        ),
      ),
    )
  const known = new Set(waiting.map(({ memberId, dueAt }) => `${memberId} ${dueAt.getTime()}`))
  return rows.filter(({ memberId, dueAt }) => !known.has(`${memberId} ${dueAt.getTime()}`))
}

/** One job for a few members with the same moment. */
export async function enqueueSending(
  tx: Write,
  rows: readonly { memberId: string; dueAt: Date }[],
  now: number,
): Promise<void> {
  const byMoment = new Map<number, Set<string>>()
  for (const { memberId, dueAt } of rows) {
    const moment = Math.max(dueAt.getTime(), now)
    byMoment.set(moment, (byMoment.get(moment) ?? new Set()).add(memberId))
  }
  for (const [moment, memberIds] of byMoment) {
    const all = [...memberIds]
    for (let from = 0; from < all.length; from += membersPerJob) {
      const runAfter = moment > now ? new Date(moment) : undefined
      await tx.enqueue(sendJob, { memberIds: all.slice(from, from + membersPerJob) }, runAfter)
    }
  }
}
