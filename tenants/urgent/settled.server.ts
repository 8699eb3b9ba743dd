import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { urgentAnswers, urgentCalls, urgentRounds } from '#db/schema/urgent.ts'
import type { School } from '../school.server.ts'
import { callKinds } from './kinds.ts'

/** An item that calls on a member, about a call or a round of one. */
interface Calling {
  id: string
  kind: string
  subjectId: string
  memberId: string
}

/**
 * Those of the items that need not call any more: their member has answered, themselves or by way of the office, or the call is over.
 * Asked at the moment of sending, so that it does not matter whether an answer came before the item was written or after.
 * @param school acting as itself
 * @returns their ids
 */
export async function settledCalls(school: School, items: readonly Calling[]): Promise<Set<string>> {
  const calling = items.filter(({ kind }) => callKinds.some(each => each === kind))
  if (calling.length === 0) return new Set()
  const subjectIds = [...new Set(calling.map(({ subjectId }) => subjectId))]
  const memberIds = [...new Set(calling.map(({ memberId }) => memberId))]
  const rows = await school.read(q =>
    q
      .select({
        callId: urgentCalls.id,
        roundId: urgentRounds.id,
        over: sql<boolean>`${urgentCalls.endedAt} is not null`,
        answeredBy: urgentAnswers.memberId,
      })
      .from(urgentCalls)
      .leftJoin(
        urgentRounds,
        and(eq(urgentRounds.schoolId, urgentCalls.schoolId), eq(urgentRounds.callId, urgentCalls.id)),
      )
      .leftJoin(
        urgentAnswers,
        and(
          eq(urgentAnswers.schoolId, urgentCalls.schoolId),
          eq(urgentAnswers.callId, urgentCalls.id),
          inArray(urgentAnswers.memberId, memberIds),
        ),
      )
      .where(
        and(
          or(inArray(urgentCalls.id, subjectIds), inArray(urgentRounds.id, subjectIds)),
          or(isNotNull(urgentCalls.endedAt), isNotNull(urgentAnswers.id)),
        ),
      ),
  )
  const isSettled = ({ subjectId, memberId }: Calling) =>
    rows.some(
      ({ callId, roundId, over, answeredBy }) =>
        (subjectId === callId || subjectId === roundId) && (over || answeredBy === memberId),
    )
  return new Set(calling.filter(isSettled).map(({ id }) => id))
}
