import { desc, eq, sql } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { type CallQuestion, urgentCalls, urgentClasses, urgentRounds } from '#db/schema/urgent.ts'
import { memberOf } from '../actor.ts'
import { found, Problem } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { LiveAudience, School, Write } from '../school.server.ts'
import { type Audience, addPeople } from './audience.server.ts'
import { nextLook } from './joining.server.ts'
import { joinJob, tellJob, type UrgentKind } from './kinds.ts'
import { minutesBetweenRounds } from './limits.ts'
import { callSealer, sealWords } from './sealed-words.server.ts'

export interface NewCall extends Audience {
  /** Made by the form, so that it is sent once however often it is submitted. */
  callId: string
  question: CallQuestion
  words: string
}

/**
 * Calls everybody whom it is for, at once and whatever the hour. The same id again changes nothing.
 * @throws Problem forbidden for whoever is not of the office, not_found for a class that is not there, conflict where there is nobody to
 *   be called
 */
export async function makeCall(school: School, { callId, question, words, ...to }: NewCall): Promise<void> {
  requireOffice(school)
  const sealer = await callSealer(school)
  const classIds = to.audience === 'classes' ? [...new Set(to.classIds)] : []
  await school.write(async tx => {
    const [made] = await tx
      .insert(urgentCalls)
      .values({
        ...{ id: callId, audience: to.audience, question, createdBy: memberOf(school.actor) },
        wordsSealed: sealWords(sealer, callId, words),
      })
      .onConflictDoNothing()
      .returning({ id: urgentCalls.id })
    if (!made) return
    if (classIds.length > 0) await tx.insert(urgentClasses).values(classIds.map(classId => ({ callId, classId })))
    const called = await addPeople(tx, school.today(), callId, to, memberOf(school.actor))
    if (called.length === 0) throw new Problem('conflict', 'nobody to be called')
    await tell(tx, callId, 'urgent.call', callId)
    await tx.enqueue(joinJob, { callId }, nextLook(new Date()) ?? undefined)
    await tx.announce('urgent', callId, concerned(to))
  })
}

/** Called again, or when the next time may be. */
export type CalledAgain = { called: true } | { called: false; next: Date }

/**
 * Calls those again who have not answered; at most once in five minutes, whoever asks.
 * @throws Problem forbidden, not_found, conflict for a call that is over
 */
export async function callAgain(school: School, callId: string): Promise<CalledAgain> {
  requireOffice(school)
  return school.write(async tx => {
    const call = await lockCall(tx, callId)
    if (call.endedAt) throw new Problem('conflict', 'the call is over')
    const next = nextRound(call.createdAt, await lastRound(tx, callId))
    if (next > new Date()) return { called: false, next }
    const [round] = await tx
      .insert(urgentRounds)
      .values({ callId, memberId: memberOf(school.actor) })
      .returning({ id: urgentRounds.id })
    await tell(tx, callId, 'urgent.again', found(round).id)
    await tx.announce('urgent', callId, { staffOnly: true })
    return { called: true }
  })
}

/** All is clear: ends a call and tells everybody whom it went to. Twice is once. @throws Problem forbidden, not_found */
export async function endCall(school: School, callId: string): Promise<void> {
  requireOffice(school)
  await school.write(async tx => {
    const call = await lockCall(tx, callId)
    if (call.endedAt) return
    await tx
      .update(urgentCalls)
      .set({ endedAt: sql`now()`, endedBy: memberOf(school.actor) })
      .where(eq(urgentCalls.id, callId))
    const classes = await tx
      .select({ classId: urgentClasses.classId })
      .from(urgentClasses)
      .where(eq(urgentClasses.callId, callId))
    await tell(tx, callId, 'urgent.clear', callId)
    await tx.announce('urgent', callId, concerned({ ...call, classIds: classes.map(({ classId }) => classId) }))
  })
}

/** When those may be called again who have not answered. */
export async function nextRoundOf(school: School, call: { id: string; at: string }): Promise<Date> {
  return nextRound(new Date(call.at), await school.read(q => lastRound(q, call.id)))
}

const nextRound = (calledAt: Date, lastRoundAt: Date | null): Date =>
  new Date((lastRoundAt ?? calledAt).getTime() + minutesBetweenRounds * 60_000)

async function lastRound(q: Pick<Queries, 'select'>, callId: string): Promise<Date | null> {
  const [round] = await q
    .select({ at: urgentRounds.createdAt })
    .from(urgentRounds)
    .where(eq(urgentRounds.callId, callId))
    .orderBy(desc(urgentRounds.createdAt))
    .limit(1)
  return round?.at ?? null
}

/** The job goes with the write, so that a crash loses neither the call nor its news. */
const tell = (tx: Write, callId: string, kind: UrgentKind, subjectId: string): Promise<void> =>
  tx.enqueue(tellJob, { callId, kind, subjectId })

/** Whose open pages look again. */
function concerned({ audience, classIds }: Audience): LiveAudience {
  if (audience === 'classes') return { classIds: [...classIds] }
  return audience === 'staff' ? { staffOnly: true } : {}
}

function requireOffice(school: School): void {
  if (!isOffice(school.actor.role)) throw new Problem('forbidden', 'urgent calls are the office’s')
}

async function lockCall(tx: Write, callId: string): Promise<typeof urgentCalls.$inferSelect> {
  const [call] = await tx.select().from(urgentCalls).where(eq(urgentCalls.id, callId)).for('update')
  return found(call)
}
