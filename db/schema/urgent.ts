import { type AnyColumn, sql } from 'drizzle-orm'
import { check, date, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  everyMember,
  guardiansOf,
  office,
  self,
  staff,
  staffOfChild,
  systemOnly,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'

/** Every family and all staff, staff alone, or the families of chosen classes. */
export const callAudiences = ['everybody', 'staff', 'classes'] as const
export type CallAudience = (typeof callAudiences)[number]
/** What a call wants to know: that it has arrived, or whether people are safe. */
export const callQuestions = ['received', 'safe'] as const
export type CallQuestion = (typeof callQuestions)[number]
export const callAnswers = ['received', 'safe', 'help'] as const
export type CallAnswer = (typeof callAnswers)[number]

/** Somebody whom the call is for is within the actor's reach: themselves, or a family of their class. */
const reaches = (schoolId: AnyColumn, callId: AnyColumn) =>
  whoeverSees(sql`from urgent_recipients r where r.school_id = ${schoolId} and r.call_id = ${callId}`)

/** An urgent call of the office: a building is left, the school stays closed. Open until all is clear. */
export const urgentCalls = schoolTable(
  'urgent_calls',
  {
    audience: text({ enum: callAudiences }).notNull(),
    question: text({ enum: callQuestions }).notNull(),
    /** What it says, up to 500 characters. */
    wordsSealed: text().notNull(),
    createdBy: uuid().notNull(),
    endedAt: timestamp({ withTimezone: true }),
    endedBy: uuid(),
    /** The office was told that it falls due; nothing is erased sooner than thirty days after. */
    noticedOn: date(),
  },
  {
    seenBy: t => anyOf(office(), allOf(everyMember(), reaches(t.schoolId, t.id))),
    writtenBy: t => ({ insert: allOf(office(), self(t.createdBy)), update: office(), delete: systemOnly() }),
    extra: t => [
      belongsTo(t, t.createdBy, () => members, 'restrict'),
      belongsTo(t, t.endedBy, () => members, 'restrict'),
      // Every home page asks for it.
      index('urgent_calls_open').on(t.schoolId).where(sql`ended_at is null`),
      check('urgent_calls_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    ],
  },
)

/** The classes that a call was made for. */
export const urgentClasses = schoolTable(
  'urgent_classes',
  { callId: uuid().notNull(), classId: uuid().notNull() },
  {
    seenBy: staff,
    writtenBy: () => ({ insert: office() }),
    extra: t => [
      belongsTo(t, t.callId, () => urgentCalls),
      belongsTo(t, t.classId, () => classes),
      unique('urgent_classes_once').on(t.schoolId, t.callId, t.classId),
    ],
  },
)

/**
 * Whom a call went to: a guardian once for each child about which they were called, staff once. Who may not see the child any more
 * sees nothing of the call either.
 */
export const urgentRecipients = schoolTable(
  'urgent_recipients',
  { callId: uuid().notNull(), memberId: uuid().notNull(), childId: uuid() },
  {
    seenBy: t =>
      anyOf(
        office(),
        staffOfChild(t.childId),
        allOf(self(t.memberId), anyOf(guardiansOf(t.childId), allOf(staff(), sql`${t.childId} is null`))),
      ),
    writtenBy: () => ({ insert: office() }),
    extra: t => [
      belongsTo(t, t.callId, () => urgentCalls),
      belongsTo(t, t.memberId, () => members),
      belongsTo(t, t.childId, () => children),
      unique('urgent_recipients_once').on(t.schoolId, t.callId, t.memberId, t.childId).nullsNotDistinct(),
      index('urgent_recipients_child').on(t.schoolId, t.childId),
    ],
  },
)

/** The recipient is within the actor's reach. */
const isSeen = (t: { schoolId: AnyColumn; callId: AnyColumn; memberId: AnyColumn }) =>
  whoeverSees(
    sql`from urgent_recipients r where r.school_id = ${t.schoolId} and r.call_id = ${t.callId} and r.member_id = ${t.memberId}`,
  )

/** What somebody has answered, or said to the office, which noted it. The one said last holds; earlier ones stay. */
export const urgentAnswers = schoolTable(
  'urgent_answers',
  {
    callId: uuid().notNull(),
    memberId: uuid().notNull(),
    answer: text({ enum: callAnswers }).notNull(),
    /** Where they are, what they need; up to 140 characters. */
    wordSealed: text(),
    /** When they said so, which may be before it arrived. */
    saidAt: timestamp({ withTimezone: true }).notNull(),
    /** Who of the office wrote it down; empty where they answered themselves. */
    notedBy: uuid(),
  },
  {
    seenBy: t => anyOf(office(), allOf(everyMember(), isSeen(t))),
    writtenBy: t => ({
      insert: anyOf(
        allOf(office(), self(t.notedBy)),
        allOf(everyMember(), self(t.memberId), sql`${t.notedBy} is null`, isSeen(t)),
      ),
      delete: systemOnly(),
    }),
    extra: t => [
      belongsTo(t, t.callId, () => urgentCalls),
      belongsTo(t, t.memberId, () => members),
      belongsTo(t, t.notedBy, () => members, 'restrict'),
      index('urgent_answers_latest').on(t.schoolId, t.callId, t.memberId, t.saidAt),
    ],
  },
)

/** That those who had not answered were called again. */
export const urgentRounds = schoolTable(
  'urgent_rounds',
  { callId: uuid().notNull(), memberId: uuid().notNull() },
  {
    seenBy: t => anyOf(office(), allOf(everyMember(), reaches(t.schoolId, t.callId))),
    writtenBy: t => ({ insert: allOf(office(), self(t.memberId)) }),
    extra: t => [
      belongsTo(t, t.callId, () => urgentCalls),
      belongsTo(t, t.memberId, () => members, 'restrict'),
      index('urgent_rounds_call').on(t.schoolId, t.callId, t.createdAt),
    ],
  },
)
