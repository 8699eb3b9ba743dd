import { and, eq, inArray, isNull } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { notifications } from '#db/schema/notifications.ts'
import { Problem } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { scheduleDeliveries } from './scheduling.server.ts'
import { forgetUnreadOfSchool } from './unread.server.ts'

/** The job that tells one more batch of a large audience; it lives in `app/platform/notify`. */
export const fanOutJob = 'notify.fan_out'
/** Members told in one transaction, so that ten thousand are twenty short jobs between which others have their turn. */
export const batchSize = 500

export interface NotifyOptions {
  /** Passes quiet hours and goes every way at once. Only the office may, and the school by itself (an alarm). */
  urgent?: boolean
  /** The member on whose word it is urgent; their role is looked up. Left out where no person is behind it. */
  by?: string
}

/** What one batch is told. */
export interface Told {
  memberIds: readonly string[]
  kind: string
  subjectId: string
  urgent: boolean
}

/**
 * Tells members something: an item in each list, and by push and e-mail as each of them wishes. About the same subject once
 * only, however often it is asked. What it says is put together from the subject when it is read or sent, so nothing of it is
 * stored. The first 500 have it when this returns, the others by jobs that follow.
 * @param school acting as the school itself
 * @param kind one that the module's manifest declares
 * @throws Problem forbidden when it is to be urgent by the word of a member who is not of the office
 */
export async function notify(
  school: School,
  memberIds: readonly string[],
  kind: string,
  subjectId: string,
  { urgent = false, by }: NotifyOptions = {},
): Promise<void> {
  const all = [...new Set(memberIds)]
  if (all.length === 0) return
  await school.write(async tx => {
    if (urgent && by !== undefined) await requireOffice(tx, by)
    for (let from = batchSize; from < all.length; from += batchSize) {
      await tx.enqueue(fanOutJob, { memberIds: all.slice(from, from + batchSize), kind, subjectId, urgent })
    }
    await tell(tx, school, { memberIds: all.slice(0, batchSize), kind, subjectId, urgent })
  })
}

/**
 * Takes back what members were told about a subject, with what of it has not been sent yet: it is over, and the next time it is news again.
 * @param school acting as the school itself
 */
export async function takeBackNotices(school: School, kind: string, subjectId: string): Promise<void> {
  await school.write(async tx => {
    const gone = await tx
      .delete(notifications)
      .where(and(eq(notifications.kind, kind), eq(notifications.subjectId, subjectId)))
      .returning({ memberId: notifications.memberId })
    if (gone.length === 0) return
    tx.afterCommit(() => forgetUnreadOfSchool(school.id))
    await tx.announce('notifications', subjectId, { memberIds: gone.map(({ memberId }) => memberId) })
  })
}

/** The handler of the job: one batch, once. */
export const tellBatch = (school: School, told: Told): Promise<void> => school.write(tx => tell(tx, school, told))

/** In one transaction, so that a crash leaves all of it or nothing; those who were told before are told nothing again. */
async function tell(tx: Write, school: School, { memberIds, kind, subjectId, urgent }: Told): Promise<void> {
  const there = await tx
    .select({ memberId: members.id })
    .from(members)
    .where(and(inArray(members.id, [...memberIds]), isNull(members.leftAt)))
  if (there.length === 0) return
  const items = await tx
    .insert(notifications)
    .values(there.map(({ memberId }) => ({ memberId, kind, subjectId, urgent })))
    .onConflictDoNothing()
    .returning({ notificationId: notifications.id, memberId: notifications.memberId })
  if (items.length === 0) return
  await scheduleDeliveries(tx, school, { items, kind, urgent })
  tx.afterCommit(() => forgetUnreadOfSchool(school.id))
  await tx.announce('notifications', subjectId, { memberIds: items.map(({ memberId }) => memberId) })
}

async function requireOffice(tx: Write, memberId: string): Promise<void> {
  const [member] = await tx.select({ role: members.role }).from(members).where(eq(members.id, memberId))
  if (!member || !isOffice(member.role)) throw new Problem('forbidden', 'urgent is for the office')
}
