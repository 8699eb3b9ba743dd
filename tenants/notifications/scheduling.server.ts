import { and, eq, gt, inArray } from 'drizzle-orm'
import {
  memberQuietHours,
  notificationDeliveries,
  notificationPreferences,
  schoolQuietHours,
} from '#db/schema/notifications.ts'
import { together } from '#db/together.ts'
import type { School, Write } from '../school.server.ts'
import { ruleOf } from './kinds.ts'
import type { DeliveryChannel } from './ladder.ts'
import { type PlannedDelivery, planDeliveries } from './plan.ts'
import { reachableBy } from './reachable.server.ts'

/** The jobs that send what is due to a few members; they live in `app/platform/notify`. */
export const mailJob = 'notify.mail'
export const pushJob = 'notify.push'
export const weChatJob = 'notify.wechat'
export const textJob = 'notify.text'
/** At once or in the evening is the same mail. */
const jobFor: Record<DeliveryChannel, string> = {
  push: pushJob,
  wechat: weChatJob,
  email: mailJob,
  digest: mailJob,
  sms: textJob,
}
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
  const [chosen, memberHours, [schoolHours], reachable] = await Promise.all([
    tx
      .select({ memberId: notificationPreferences.memberId, channels: notificationPreferences.channels })
      .from(notificationPreferences)
      .where(and(eq(notificationPreferences.kind, kind), inArray(notificationPreferences.memberId, memberIds))),
    tx.select().from(memberQuietHours).where(inArray(memberQuietHours.memberId, memberIds)),
    tx.select().from(schoolQuietHours),
    reachableBy(tx, memberIds),
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
      reachable: reachable.get(memberId) ?? new Set(),
      schoolQuiet: schoolHours ?? null,
      memberQuiet: quietOf.get(memberId) ?? null,
    }).map(planned => ({ notificationId, memberId, ...planned })),
  )
  if (rows.length === 0) return
  const news = await withoutWaitingJob(tx, rows, now)
  await together(
    () => tx.insert(notificationDeliveries).values(rows),
    () => enqueueSending(tx, news, now),
  )
}

/** A digest or rung that is waited for already has its job: a busy day would otherwise leave a job for every item. */
async function withoutWaitingJob(tx: Write, rows: readonly Row[], now: number): Promise<Row[]> {
  const later = rows.filter(({ dueAt }) => dueAt.getTime() > now)
  if (later.length === 0) return [...rows]
  const waiting = await tx
    .selectDistinct({
      memberId: notificationDeliveries.memberId,
      dueAt: notificationDeliveries.dueAt,
      channel: notificationDeliveries.channel,
    })
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
  const occasion = ({ memberId, dueAt, channel }: (typeof waiting)[number]) =>
    `${jobFor[channel]} ${memberId} ${dueAt.getTime()}`
  const known = new Set(waiting.map(occasion))
  return rows.filter(row => !known.has(occasion(row)))
}

/** One job for a few members with the same moment and way. */
export async function enqueueSending(
  tx: Write,
  rows: readonly { memberId: string; dueAt: Date; channel: DeliveryChannel }[],
  now: number,
): Promise<void> {
  const occasions = new Map<string, { job: string; moment: number; memberIds: Set<string> }>()
  for (const { memberId, dueAt, channel } of rows) {
    const [job, moment] = [jobFor[channel], Math.max(dueAt.getTime(), now)]
    const occasion = occasions.get(`${job} ${moment}`) ?? { job, moment, memberIds: new Set() }
    occasions.set(`${job} ${moment}`, { ...occasion, memberIds: occasion.memberIds.add(memberId) })
  }
  for (const { job, moment, memberIds } of occasions.values()) {
    const all = [...memberIds]
    for (let from = 0; from < all.length; from += membersPerJob) {
      const runAfter = moment > now ? new Date(moment) : undefined
      await tx.enqueue(job, { memberIds: all.slice(from, from + membersPerJob) }, runAfter)
    }
  }
}
