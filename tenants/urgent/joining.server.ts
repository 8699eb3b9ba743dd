import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { outbox } from '#db/schema/events.ts'
import { urgentCalls, urgentClasses } from '#db/schema/urgent.ts'
import type { School, Write } from '../school.server.ts'
import { addPeople } from './audience.server.ts'
import { joinJob, tellJob } from './kinds.ts'
import { daysFollowed, minutesBetweenLooks } from './limits.ts'

/**
 * The handler of the job: adds those to an open call whom it would be for by now and who are not in it, tells them, and looks again later. A call that is
 * over, or was forgotten, is looked at no more. Run twice it leaves one effect, and one next look.
 * @param school acting as the school itself
 */
export async function addJoined(school: School, { callId }: { callId: string }): Promise<void> {
  await school.write(async tx => {
    const [call] = await tx
      .select()
      .from(urgentCalls)
      .where(and(eq(urgentCalls.id, callId), isNull(urgentCalls.endedAt)))
      .for('update')
    const next = call && nextLook(call.createdAt)
    if (!call || !next) return
    const classes = await tx
      .select({ classId: urgentClasses.classId })
      .from(urgentClasses)
      .where(eq(urgentClasses.callId, callId))
    const to = { audience: call.audience, classIds: classes.map(({ classId }) => classId) }
    const joined = await addPeople(tx, school.today(), callId, to, call.createdBy)
    if (!(await waitsForLook(tx, callId))) await tx.enqueue(joinJob, { callId }, next)
    if (joined.length === 0) return
    await tx.enqueue(tellJob, { callId, kind: 'urgent.call', subjectId: callId })
    await tx.announce('urgent', callId, {
      memberIds: [...new Set(joined.map(({ memberId }) => memberId))],
      childIds: joined.flatMap(({ childId }) => childId ?? []),
    })
  })
}

/** When an open call is looked at next; null for one that nobody has ended in two weeks: it is forgotten, and calls no newcomers. Pure. */
export function nextLook(calledAt: Date, now = new Date()): Date | null {
  const days = (now.getTime() - calledAt.getTime()) / (24 * 60 * 60_000)
  if (days >= daysFollowed) return null
  return new Date(now.getTime() + (days < 1 ? minutesBetweenLooks.firstDay : minutesBetweenLooks.later) * 60_000)
}

/** The row of the job that runs is due already, and does not count. */
async function waitsForLook(tx: Write, callId: string): Promise<boolean> {
  const [waiting] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.job, joinJob),
        sql`${outbox.payload} ->> 'callId' = ${callId}`,
        isNull(outbox.failedAt),
        gt(outbox.runAfter, sql`now()`),
      ),
    )
    .limit(1)
  return waiting !== undefined
}
