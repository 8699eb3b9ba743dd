import { and, eq, sql } from 'drizzle-orm'
import {
  type CallAnswer,
  type CallQuestion,
  urgentAnswers,
  urgentCalls,
  urgentRecipients,
  urgentRounds,
} from '#db/schema/urgent.ts'
import { memberOf } from '../actor.ts'
import { settleAbout } from '../notifications/items.server.ts'
import { found, Problem } from '../problem.ts'
import { isOffice } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { callSealer, sealWord } from './sealed-words.server.ts'

export interface Said {
  callId: string
  /** Made by the browser: the same again is once. */
  answerId: string
  answer: CallAnswer
  /** Where they are, what they need; empty for nothing. */
  word: string
}

/** What a question can be answered with, in the order of the buttons. */
export const answersTo: Record<CallQuestion, readonly CallAnswer[]> = { received: ['received'], safe: ['safe', 'help'] }

/** A phone that was without a network for longer tells nothing of use. */
const longestWaitMs = 24 * 60 * 60_000

/**
 * One's own answer to a call. A second one takes the place of the first, which stays to be read; also one that arrives when the call
 * is over counts.
 * @param waited milliseconds for which it waited to be sent
 * @throws Problem not_found for a call that did not go to the actor, bad_request for an answer to another question
 */
export async function answerCall(school: School, { waited, ...said }: Said & { waited: number }): Promise<void> {
  const memberId = memberOf(school.actor)
  await sayOf(school, memberId, said, null, new Date(Date.now() - Math.min(waited, longestWaitMs)))
}

/**
 * Notes for somebody what they have said otherwise, by phone.
 * @throws Problem forbidden for whoever is not of the office, not_found, bad_request
 */
export async function noteAnswer(school: School, memberId: string, said: Said): Promise<void> {
  if (!isOffice(school.actor.role)) throw new Problem('forbidden', 'noting is for the office')
  await sayOf(school, memberId, said, memberOf(school.actor), new Date())
}

async function sayOf(
  school: School,
  memberId: string,
  { callId, answerId, answer, word }: Said,
  notedBy: string | null,
  saidAt: Date,
): Promise<void> {
  const sealer = word ? await callSealer(school) : null
  await school.write(async tx => {
    const [[call], about] = await Promise.all([
      tx.select({ question: urgentCalls.question }).from(urgentCalls).where(eq(urgentCalls.id, callId)),
      tx
        .select({ childId: urgentRecipients.childId })
        .from(urgentRecipients)
        .where(and(eq(urgentRecipients.callId, callId), eq(urgentRecipients.memberId, memberId))),
    ])
    found(about[0])
    if (!answersTo[found(call).question].includes(answer)) throw new Problem('bad_request', 'no answer to this')
    const wordSealed = sealer ? sealWord(sealer, answerId, word) : null
    const [news] = await tx
      .insert(urgentAnswers)
      .values({ id: answerId, callId, memberId, answer, wordSealed, saidAt, notedBy })
      .onConflictDoNothing()
      .returning({ id: urgentAnswers.id })
    if (!news) return
    if (!notedBy) await settleCall(tx, school, callId)
    const childIds = about.flatMap(({ childId }) => childId ?? [])
    await tx.announce('urgent', callId, { memberIds: [memberId], childIds })
  })
}

/** The actor has the call before them: their items about it are read, and what would still follow them needs not to. @throws Problem not_found */
export async function markCallRead(school: School, callId: string): Promise<void> {
  await school.write(async tx => {
    const [call] = await tx.select({ id: urgentCalls.id }).from(urgentCalls).where(eq(urgentCalls.id, callId))
    await settleCall(tx, school, found(call).id)
    await tx.announce('urgent', callId, { memberIds: [memberOf(school.actor)] })
  })
}

async function settleCall(tx: Write, school: School, callId: string): Promise<void> {
  const ofCall = sql`(${callId}::uuid)`
  const rounds = tx.select({ id: urgentRounds.id }).from(urgentRounds).where(eq(urgentRounds.callId, callId))
  await settleAbout(tx, school, 'urgent.call', ofCall)
  await settleAbout(tx, school, 'urgent.again', rounds)
  await settleAbout(tx, school, 'urgent.clear', ofCall)
}
