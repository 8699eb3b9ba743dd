import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import {
  currentActor,
  currentChildren,
  currentClasses,
  currentRole,
  currentTalkChildren,
  currentTalkClasses,
} from '../actor-settings.ts'
import { schoolTable } from '../school-table.ts'
import { allOf, anyOf, anyone, office, relativesOfAny, systemOnly, talkers } from '../visibility.ts'

/** Only ids: what a job or event is about, never who or what it says. */
export type Ids = Record<string, string | number | boolean | string[]>

/**
 * What is to be done after a commit. A row lives from the write that caused it until its job has
 * finished, so that whatever the queue loses is sent again by the sweep.
 */
export const outbox = schoolTable(
  'outbox',
  {
    job: text().notNull(),
    payload: jsonb().$type<Ids>().notNull(),
    runAfter: timestamp({ withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp({ withTimezone: true }),
    sends: integer().notNull().default(0),
    failedAt: timestamp({ withTimezone: true }),
    /** A reason code or the error's name; never its message, which may quote a person's words. */
    failure: text(),
  },
  {
    support: 'note',
    seenBy: systemOnly,
    writtenBy: () => ({ insert: anyone(), update: systemOnly(), delete: systemOnly() }),
    platform: 'write',
    extra: t => [
      index('outbox_waiting').on(t.schoolId, t.runAfter),
      index('outbox_due').on(t.runAfter).where(sql`failed_at is null`),
    ],
  },
)

/** What open pages are told: ids and for whom, kept for a day so that a stream can catch up. */
export const liveEvents = schoolTable(
  'live_events',
  {
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    topic: text().notNull(),
    subjectId: uuid().notNull(),
    /** Empty arrays and no staff flag: for everyone in the school. */
    classIds: uuid().array().notNull().default([]),
    childIds: uuid().array().notNull().default([]),
    memberIds: uuid().array().notNull().default([]),
    staffOnly: boolean().notNull().default(false),
    /** Of the guardians among them only those who may write to the school about the child, or about one in the class. */
    talkersOnly: boolean().notNull().default(false),
  },
  {
    support: 'note',
    seenBy: t =>
      anyOf(
        office(),
        // To the staff of a class only, where both are set.
        sql`(${t.classIds} && ${currentClasses} and (${currentRole} = 'teacher' or not ${t.staffOnly})
          and (${currentRole} = 'teacher' or not ${t.talkersOnly} or ${t.classIds} && ${currentTalkClasses}))`,
        sql`(${t.childIds} && ${currentChildren}
          and (${currentRole} = 'teacher' or not ${t.talkersOnly} or ${t.childIds} && ${currentTalkChildren}))`,
        allOf(
          sql`${currentActor} = any (${t.memberIds})`,
          anyOf(sql`${currentRole} = 'teacher'`, sql`not ${t.talkersOnly}`, talkers()),
        ),
        sql`(${currentRole} = 'teacher' and ${t.staffOnly} and ${t.classIds} = '{}')`,
        sql`(not ${t.staffOnly} and ${t.classIds} = '{}' and ${t.childIds} = '{}' and ${t.memberIds} = '{}')`,
        // Of a child's day they see photos alone, so of nothing else are they told that it happened.
        allOf(sql`${t.topic} = 'albums' and not ${t.staffOnly}`, relativesOfAny(t.classIds, t.childIds)),
      ),
    writtenBy: () => ({ insert: anyone(), delete: systemOnly() }),
    extra: t => [index('live_events_seq').on(t.schoolId, t.seq)],
  },
)

/**
 * Who did what to which row: written by triggers, append-only, each entry carrying the hash of the
 * one before. Names columns, never sensitive values.
 */
export const auditLog = schoolTable(
  'audit_log',
  {
    seq: bigint({ mode: 'number' }).notNull(),
    actorId: uuid(),
    actorRole: text(),
    action: text().notNull(),
    subjectTable: text().notNull(),
    subjectId: uuid().notNull(),
    columns: text().array().notNull().default([]),
    reason: text(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  {
    support: 'note',
    seenBy: office,
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      unique('audit_log_seq').on(t.schoolId, t.seq),
      index('audit_log_subject').on(t.schoolId, t.subjectTable, t.subjectId),
    ],
  },
)
