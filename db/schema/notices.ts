import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { currentActor, currentChildren, roleIs } from '../actor-settings.ts'
import { isForClassOf, noticeIsMine, noticeIsSeen, reaches, readersOf } from '../notice-visibility.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  classCircle,
  everyMember,
  guardiansOf,
  office,
  self,
  staff,
  staffOfChild,
  staffOfClass,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'

/** What a notice asks of families: to look, to say that they know, or to sign. */
export const noticeLevels = ['read', 'confirm', 'sign'] as const
export type NoticeLevel = (typeof noticeLevels)[number]
/** Every family, or those of chosen classes, tags and children, in any combination. */
export const noticeAudiences = ['school', 'chosen'] as const
export type NoticeAudience = (typeof noticeAudiences)[number]

/** What the school tells families, in its newest wording; earlier ones are in `notice_versions`. */
export const notices = schoolTable(
  'notices',
  {
    title: text().notNull(),
    /** Light markup, see `app/modules/notices/markup.ts`; never HTML. */
    body: text().notNull(),
    level: text({ enum: noticeLevels }).notNull().default('read'),
    audience: text({ enum: noticeAudiences }).notNull(),
    /** Each guardian of a child has to answer, not any one of them. */
    everyGuardian: boolean().notNull().default(false),
    commentsOn: boolean().notNull().default(false),
    pinned: boolean().notNull().default(false),
    /** The last day on which it can be answered, by the school's calendar. */
    expiresOn: date(),
    createdBy: uuid().notNull(),
    /** As the families know the writer. */
    authorName: text().notNull(),
    /** The language that whoever worded it last had chosen, if any. */
    authorLocale: text(),
    /** Of the wording, counted from 1; rises only once it is out. */
    version: integer().notNull().default(1),
    /** The hour it waits for; empty while it is a draft. */
    opensAt: timestamp({ withTimezone: true }),
    /** Since when families see it; set together with its first wording. */
    publishedAt: timestamp({ withTimezone: true }),
    editedAt: timestamp({ withTimezone: true }),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  {
    support: 'read',
    seenBy: t =>
      anyOf(
        office(),
        allOf(staff(), self(t.createdBy)),
        allOf(roleIs('teacher'), isForClassOf(t.schoolId, t.id)),
        allOf(
          everyMember(),
          sql`${t.publishedAt} is not null and ${t.withdrawnAt} is null`,
          anyOf(
            // A guardian without a child that they may see is nobody's family.
            allOf(sql`${t.audience} = 'school'`, anyOf(staff(), sql`${currentChildren} <> '{}'`)),
            reaches(t.schoolId, t.id),
          ),
        ),
      ),
    writtenBy: t => ({
      insert: anyOf(office(), allOf(roleIs('teacher'), self(t.createdBy), sql`${t.audience} <> 'school'`)),
      // The author, for as long as a class or child it is for is theirs.
      update: anyOf(
        office(),
        allOf(roleIs('teacher'), self(t.createdBy), sql`${t.audience} <> 'school'`, reaches(t.schoolId, t.id)),
      ),
    }),
    extra: t => [
      belongsTo(t, t.createdBy, () => members, 'restrict'),
      index('notices_out').on(t.schoolId, t.publishedAt),
      check('notices_title_length', sql`char_length(${t.title}) between 1 and 120`),
      check('notices_body_length', sql`char_length(${t.body}) between 1 and 10000`),
    ],
  },
)

/** The classes of a notice: for those who are in them now. */
export const noticeClasses = schoolTable(
  'notice_classes',
  { noticeId: uuid().notNull(), classId: uuid().notNull() },
  {
    support: 'read',
    seenBy: t => classCircle(t.classId),
    writtenBy: t => anyOf(office(), staffOfClass(t.classId)),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.classId, () => classes),
      unique('notice_classes_once').on(t.schoolId, t.noticeId, t.classId),
    ],
  },
)

/** The children whose families a notice was chosen for. */
export const noticeFamilies = schoolTable(
  'notice_families',
  { noticeId: uuid().notNull(), childId: uuid().notNull() },
  {
    support: 'read',
    seenBy: t => childCircle(t.childId),
    writtenBy: t => anyOf(office(), staffOfChild(t.childId)),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.childId, () => children),
      unique('notice_families_once').on(t.schoolId, t.noticeId, t.childId),
      index('notice_families_child').on(t.schoolId, t.childId),
    ],
  },
)

/** Every wording that families could read, as it was; never changed. */
export const noticeVersions = schoolTable(
  'notice_versions',
  {
    noticeId: uuid().notNull(),
    number: integer().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** SHA-256, in hex, of the notice's id, number, title and text; `app/modules/notices/fingerprint.ts` says how. */
    hash: text().notNull(),
  },
  {
    support: 'read',
    seenBy: readersOf,
    writtenBy: t => ({ insert: anyOf(office(), noticeIsMine(t.schoolId, t.noticeId)) }),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      unique('notice_versions_once').on(t.schoolId, t.noticeId, t.number),
    ],
  },
)

/** Who opened a notice, and the newest wording they had before them. */
export const noticeReads = schoolTable(
  'notice_reads',
  { noticeId: uuid().notNull(), memberId: uuid().notNull(), version: integer().notNull() },
  {
    seenBy: t => anyOf(office(), self(t.memberId), allOf(staff(), noticeIsSeen(t.schoolId, t.noticeId))),
    writtenBy: t => ({
      insert: allOf(everyMember(), self(t.memberId), noticeIsSeen(t.schoolId, t.noticeId)),
      update: allOf(everyMember(), self(t.memberId)),
    }),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.memberId, () => members),
      unique('notice_reads_once').on(t.schoolId, t.noticeId, t.memberId),
    ],
  },
)

/** A guardian's confirmation or signature of one wording for one child; never changed, so that it proves something. */
export const noticeAnswers = schoolTable(
  'notice_answers',
  {
    noticeId: uuid().notNull(),
    versionId: uuid().notNull(),
    childId: uuid().notNull(),
    memberId: uuid().notNull(),
    kind: text({ enum: ['confirmed', 'signed'] }).notNull(),
    /** As the school knew the guardian at that moment. */
    signerName: text().notNull(),
    /** Of the wording, copied from it. */
    hash: text().notNull(),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({
      insert: allOf(
        guardiansOf(t.childId),
        self(t.memberId),
        // The wording that is out now, whose hash it is.
        whoeverSees(
          sql`from notices n join notice_versions v on v.school_id = n.school_id and v.notice_id = n.id and v.number = n.version
            where n.school_id = ${t.schoolId} and n.id = ${t.noticeId} and v.id = ${t.versionId} and v.hash = ${t.hash}
              and n.level = case ${t.kind} when 'signed' then 'sign' else 'confirm' end`,
        ),
        anyOf(
          sql`${t.kind} = 'confirmed'`,
          whoeverSees(
            sql`from guardianships g where g.school_id = ${t.schoolId} and g.child_id = ${t.childId} and g.member_id = ${t.memberId} and g.may_decide`,
          ),
        ),
      ),
    }),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.versionId, () => noticeVersions),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('notice_answers_once').on(t.schoolId, t.versionId, t.childId, t.memberId),
      index('notice_answers_notice').on(t.schoolId, t.noticeId, t.childId),
      index('notice_answers_child').on(t.schoolId, t.childId),
    ],
  },
)

/** How a signature was given. Apart from the answer: a child's other guardians see that it was signed, not the hand. */
export const noticeSignatures = schoolTable(
  'notice_signatures',
  {
    answerId: uuid().notNull(),
    memberId: uuid().notNull(),
    way: text({ enum: ['drawn', 'typed'] }).notNull(),
    /** Strokes as an SVG path inside 600 × 200, or the name as it was typed. */
    mark: text().notNull(),
  },
  {
    seenBy: t =>
      anyOf(
        office(),
        self(t.memberId),
        allOf(
          roleIs('teacher'),
          whoeverSees(sql`from notice_answers a where a.school_id = ${t.schoolId} and a.id = ${t.answerId}`),
        ),
      ),
    writtenBy: t => ({
      insert: allOf(
        everyMember(),
        self(t.memberId),
        whoeverSees(
          sql`from notice_answers a where a.school_id = ${t.schoolId} and a.id = ${t.answerId} and a.member_id = ${currentActor}`,
        ),
      ),
    }),
    extra: t => [
      belongsTo(t, t.answerId, () => noticeAnswers),
      belongsTo(t, t.memberId, () => members),
      unique('notice_signatures_once').on(t.schoolId, t.answerId),
    ],
  },
)

/** When those who had not answered were asked again. */
export const noticeChases = schoolTable(
  'notice_chases',
  { noticeId: uuid().notNull(), memberId: uuid().notNull() },
  {
    seenBy: readersOf,
    writtenBy: t => ({ insert: allOf(self(t.memberId), anyOf(office(), noticeIsMine(t.schoolId, t.noticeId))) }),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.memberId, () => members),
      index('notice_chases_notice').on(t.schoolId, t.noticeId, t.createdAt),
    ],
  },
)

export const noticeComments = schoolTable(
  'notice_comments',
  {
    noticeId: uuid().notNull(),
    memberId: uuid().notNull(),
    /** As the families knew the writer when it was written: they may not read other families' rows. */
    authorName: text().notNull(),
    body: text().notNull(),
    /** Made by the browser per comment: a double tap is one comment. */
    submissionKey: text().notNull(),
    removedAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: readersOf,
    writtenBy: t => ({
      insert: allOf(everyMember(), self(t.memberId), noticeIsSeen(t.schoolId, t.noticeId)),
      update: anyOf(office(), allOf(everyMember(), self(t.memberId)), noticeIsMine(t.schoolId, t.noticeId)),
    }),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.memberId, () => members),
      unique('notice_comments_once').on(t.schoolId, t.memberId, t.submissionKey),
      index('notice_comments_notice').on(t.schoolId, t.noticeId),
      check('notice_comments_length', sql`char_length(${t.body}) between 1 and 2000`),
    ],
  },
)
