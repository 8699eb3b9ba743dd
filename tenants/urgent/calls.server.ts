import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { members } from '#db/schema/members.ts'
import { type CallAnswer, urgentAnswers, urgentCalls } from '#db/schema/urgent.ts'
import { memberOf } from '../actor.ts'
import { found } from '../problem.ts'
import type { School } from '../school.server.ts'
import type { Call } from './call.ts'
import { addedWords, wordsOf } from './sealed-words.server.ts'

/** An open call, for the top of the reader's home. */
export interface OpenCall {
  id: string
  words: string
  toMe: boolean
  answer: CallAnswer | null
  /** People who have said that they need help, among those whom the reader sees answers of. */
  needHelp: number
}

/** Calls that are not over and that the reader sees, the latest first. One query, and no key is asked for while there is none. */
export async function openCalls(school: School): Promise<OpenCall[]> {
  const me = memberOf(school.actor)
  const rows = await school.read(q =>
    q
      .select({
        id: urgentCalls.id,
        wordsSealed: urgentCalls.wordsSealed,
        toMe: isFor(me),
        answer: sql<CallAnswer | null>`(select a.answer from urgent_answers a where a.school_id = urgent_calls.school_id
          and a.call_id = urgent_calls.id and a.member_id = ${me}::uuid order by a.said_at desc, a.id desc limit 1)`,
        needHelp: sql<number>`(select count(*)::int from (select distinct on (a.member_id) a.answer from urgent_answers a
          where a.school_id = urgent_calls.school_id and a.call_id = urgent_calls.id and a.member_id <> ${me}::uuid
          order by a.member_id, a.said_at desc, a.id desc) latest where latest.answer = 'help')`,
      })
      .from(urgentCalls)
      .where(isNull(urgentCalls.endedAt))
      .orderBy(desc(urgentCalls.id)),
  )
  const words = await wordsOf(school, rows)
  return rows.map(({ id, toMe, answer, needHelp }) => ({ id, words: words.get(id) ?? '', toMe, answer, needHelp }))
}

/** Calls to a page. */
export const callsPerPage = 30

/**
 * A page of the calls that the reader sees, the latest first.
 * @param before the id of a call: only older ones
 * @returns with `older`, the `before` of the next page; null at the end
 */
export async function callsOf(school: School, before?: string): Promise<{ calls: Call[]; older: string | null }> {
  // Ids are made in order of time (UUIDv7).
  const rows = await read(school, callsPerPage + 1, before ? lt(urgentCalls.id, before) : undefined)
  const calls = rows.slice(0, callsPerPage)
  return { calls, older: rows.length > callsPerPage ? (calls.at(-1)?.id ?? null) : null }
}

/** One call. @throws Problem not_found for one that never went to the reader or to their class */
export async function callOf(school: School, callId: string): Promise<Call> {
  return found((await read(school, 1, eq(urgentCalls.id, callId)))[0])
}

const isFor = (memberId: string) =>
  sql<boolean>`exists (select 1 from urgent_recipients r
    where r.school_id = urgent_calls.school_id and r.call_id = urgent_calls.id and r.member_id = ${memberId}::uuid)`

const caller = alias(members, 'caller')
const ender = alias(members, 'ender')

async function read(school: School, most: number, which?: SQL): Promise<Call[]> {
  const me = memberOf(school.actor)
  const [rows, own] = await school.read(q =>
    Promise.all([
      q
        .select({
          call: urgentCalls,
          by: caller.name,
          endedBy: ender.name,
          classes: sql<
            string[]
          >`array(select c.name from urgent_classes u join classes c on c.school_id = u.school_id and c.id = u.class_id
            where u.school_id = urgent_calls.school_id and u.call_id = urgent_calls.id order by c.name)`,
          toMe: isFor(me),
        })
        .from(urgentCalls)
        .leftJoin(caller, and(eq(caller.schoolId, urgentCalls.schoolId), eq(caller.id, urgentCalls.createdBy)))
        .leftJoin(ender, and(eq(ender.schoolId, urgentCalls.schoolId), eq(ender.id, urgentCalls.endedBy)))
        .where(which)
        .orderBy(desc(urgentCalls.id))
        .limit(most),
      q
        .selectDistinctOn([urgentAnswers.callId])
        .from(urgentAnswers)
        .where(
          and(
            eq(urgentAnswers.memberId, me),
            inArray(
              urgentAnswers.callId,
              q.select({ id: urgentCalls.id }).from(urgentCalls).where(which).orderBy(desc(urgentCalls.id)).limit(most),
            ),
          ),
        )
        .orderBy(urgentAnswers.callId, desc(urgentAnswers.saidAt), desc(urgentAnswers.id)),
    ]),
  )
  const [words, added] = await Promise.all([
    wordsOf(
      school,
      rows.map(({ call }) => call),
    ),
    addedWords(school, own),
  ])
  return rows.map(({ call, by, endedBy, classes, toMe }) => {
    const mine = own.find(({ callId }) => callId === call.id)
    return {
      ...{ id: call.id, audience: call.audience, question: call.question, classes, toMe, endedBy, by: by ?? '' },
      words: words.get(call.id) ?? '',
      at: call.createdAt.toISOString(),
      endedAt: call.endedAt?.toISOString() ?? null,
      mine: mine
        ? {
            ...{ id: mine.id, answer: mine.answer, word: added.get(mine.id) ?? null },
            ...{ at: mine.saidAt.toISOString(), noted: mine.notedBy !== null },
          }
        : null,
    }
  })
}
