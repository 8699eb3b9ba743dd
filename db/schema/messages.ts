import { type AnyColumn, sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { currentActor, currentTalkClasses } from '../actor-settings.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  everyMember,
  inPerson,
  office,
  self,
  staff,
  staffOfChild,
  staffOfClass,
  systemOnly,
  talkers,
  talkersOf,
  talkersOfClass,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { media } from './media.ts'
import { members } from './members.ts'

export const conversationKinds = ['child', 'class', 'direct', 'office'] as const
export type ConversationKind = (typeof conversationKinds)[number]

/** Staff of a class in which the actor has a child that it may write about. */
const teachesTalkers = (schoolId: AnyColumn, memberId: AnyColumn) =>
  whoeverSees(
    sql`from class_staff s where s.school_id = ${schoolId} and s.member_id = ${memberId} and s.class_id = any (${currentTalkClasses})`,
  )

/**
 * What people talk in. Who belongs to a child's circle or a class's group is computed from rights and classes as they are now and copied
 * nowhere; between two people both are named in the row; the office's has the member who wrote to it.
 */
export const conversations = schoolTable(
  'conversations',
  {
    kind: text({ enum: conversationKinds }).notNull(),
    childId: uuid(),
    classId: uuid(),
    /** Of two people the one with the smaller id; in the office's inbox whoever wrote to it. */
    memberId: uuid(),
    otherId: uuid(),
    /** In a class's group: only staff write. */
    announceOnly: boolean().notNull().default(false),
    /** In the office's inbox: who answers. */
    assignedTo: uuid(),
  },
  {
    seenBy: t =>
      anyOf(
        systemOnly(),
        // The office reads what belongs to the school, not what two people say to each other.
        allOf(office(), sql`${t.kind} <> 'direct'`),
        staffOfChild(t.childId),
        talkersOf(t.childId),
        staffOfClass(t.classId),
        talkersOfClass(t.classId),
        allOf(sql`${t.kind} = 'direct'`, anyOf(inPerson(t.memberId), inPerson(t.otherId)), anyOf(staff(), talkers())),
        allOf(everyMember(), sql`${t.kind} = 'office'`, self(t.memberId)),
      ),
    writtenBy: t => ({
      insert: anyOf(
        office(),
        staffOfChild(t.childId),
        talkersOf(t.childId),
        staffOfClass(t.classId),
        talkersOfClass(t.classId),
        allOf(sql`${t.kind} = 'direct'`, anyOf(self(t.memberId), self(t.otherId)), staff()),
        allOf(
          sql`${t.kind} = 'direct'`,
          anyOf(
            allOf(self(t.memberId), teachesTalkers(t.schoolId, t.otherId)),
            allOf(self(t.otherId), teachesTalkers(t.schoolId, t.memberId)),
          ),
        ),
        allOf(everyMember(), sql`${t.kind} = 'office'`, self(t.memberId)),
      ),
      update: anyOf(allOf(office(), sql`${t.kind} <> 'direct'`), staffOfClass(t.classId)),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.memberId, () => members),
      belongsTo(t, t.otherId, () => members),
      belongsTo(t, t.assignedTo, () => members, 'restrict'),
      unique('conversations_child').on(t.schoolId, t.childId),
      unique('conversations_class').on(t.schoolId, t.classId),
      uniqueIndex('conversations_direct').on(t.schoolId, t.memberId, t.otherId).where(sql`kind = 'direct'`),
      uniqueIndex('conversations_office').on(t.schoolId, t.memberId).where(sql`kind = 'office'`),
      index('conversations_other').on(t.schoolId, t.otherId),
      check(
        'conversations_shape',
        sql`case ${t.kind} when 'child' then num_nonnulls(${t.childId}) = 1 and num_nonnulls(${t.classId}, ${t.memberId}, ${t.otherId}) = 0
          when 'class' then num_nonnulls(${t.classId}) = 1 and num_nonnulls(${t.childId}, ${t.memberId}, ${t.otherId}) = 0
          when 'direct' then ${t.memberId} < ${t.otherId} and num_nonnulls(${t.memberId}, ${t.otherId}) = 2 and num_nonnulls(${t.childId}, ${t.classId}) = 0
          else num_nonnulls(${t.memberId}) = 1 and num_nonnulls(${t.childId}, ${t.classId}, ${t.otherId}) = 0 end`,
      ),
    ],
  },
)

const conversationIsSeen = (schoolId: AnyColumn, conversationId: AnyColumn) =>
  whoeverSees(sql`from conversations c where c.school_id = ${schoolId} and c.id = ${conversationId}`)

/**
 * What was said, in the order in which the server took it: `seq` counts 1, 2, 3 … in each conversation, whatever clocks say. The id is made by the
 * writer's device, so that what is sent twice is one.
 */
export const messages = schoolTable(
  'messages',
  {
    conversationId: uuid().notNull(),
    seq: integer().notNull(),
    /** Empty for what the school itself says: its answer outside of office hours. */
    authorId: uuid(),
    /** As the readers knew the writer then: families may not read other families' rows. */
    authorName: text(),
    authorIsStaff: boolean().notNull().default(false),
    /** The language that the writer had chosen then, if any. */
    authorLocale: text(),
    /** Empty once it is retracted, and in the school's own lines. */
    bodySealed: text(),
    replyToId: uuid(),
    retractedAt: timestamp({ withTimezone: true }),
    retractedBy: uuid(),
    /** A reader asked the office to look: from then on the office sees it, in whichever conversation it stands. */
    reportedAt: timestamp({ withTimezone: true }),
    /** In the school's own line: when office hours begin again, once for each closed stretch. */
    openAgainAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t =>
      anyOf(
        systemOnly(),
        allOf(office(), sql`${t.reportedAt} is not null`),
        allOf(everyMember(), conversationIsSeen(t.schoolId, t.conversationId)),
      ),
    writtenBy: t => ({
      insert: allOf(
        everyMember(),
        anyOf(self(t.authorId), sql`(${t.authorId} is null and ${t.openAgainAt} is not null)`),
        anyOf(
          allOf(staff(), conversationIsSeen(t.schoolId, t.conversationId)),
          whoeverSees(
            sql`from conversations c where c.school_id = ${t.schoolId} and c.id = ${t.conversationId} and not c.announce_only`,
          ),
        ),
      ),
      update: anyOf(
        systemOnly(),
        allOf(office(), sql`${t.reportedAt} is not null`),
        allOf(self(t.authorId), conversationIsSeen(t.schoolId, t.conversationId)),
      ),
    }),
    extra: t => [
      belongsTo(t, t.conversationId, () => conversations),
      belongsTo(t, t.authorId, () => members, 'restrict'),
      belongsTo(t, t.replyToId, () => t),
      unique('messages_order').on(t.schoolId, t.conversationId, t.seq),
      unique('messages_open_again').on(t.schoolId, t.conversationId, t.openAgainAt),
      index('messages_newest').on(t.schoolId, t.createdAt),
      index('messages_reported').on(t.schoolId, t.reportedAt).where(sql`reported_at is not null`),
    ],
  },
)

/** Whoever sees the message itself. */
export const messageIsSeen = (schoolId: AnyColumn, messageId: AnyColumn) =>
  whoeverSees(sql`from messages m where m.school_id = ${schoolId} and m.id = ${messageId}`)

/** The files of a message, in the order chosen. Of a retracted one only the office sees them still, as long as its words. */
export const messageAttachments = schoolTable(
  'message_attachments',
  { messageId: uuid().notNull(), mediaId: uuid().notNull(), place: integer().notNull() },
  {
    seenBy: t =>
      allOf(
        everyMember(),
        whoeverSees(
          sql`from messages m where m.school_id = ${t.schoolId} and m.id = ${t.messageId} and (m.retracted_at is null or ${office()})`,
        ),
      ),
    writtenBy: t => ({
      insert: allOf(
        everyMember(),
        whoeverSees(
          sql`from messages m where m.school_id = ${t.schoolId} and m.id = ${t.messageId} and m.author_id = ${currentActor}`,
        ),
      ),
    }),
    extra: t => [
      belongsTo(t, t.messageId, () => messages),
      belongsTo(t, t.mediaId, () => media),
      unique('message_attachments_once').on(t.schoolId, t.mediaId),
      unique('message_attachments_order').on(t.schoolId, t.messageId, t.place),
    ],
  },
)

/** The words of retracted messages, for the office alone and for ninety days. */
export const retractedMessages = schoolTable(
  'retracted_messages',
  { messageId: uuid().notNull(), bodySealed: text().notNull() },
  {
    seenBy: office,
    writtenBy: t => ({
      insert: allOf(everyMember(), messageIsSeen(t.schoolId, t.messageId)),
      delete: systemOnly(),
    }),
    extra: t => [
      belongsTo(t, t.messageId, () => messages),
      unique('retracted_messages_once').on(t.schoolId, t.messageId),
    ],
  },
)

/** One sign of each member under a message. */
export const messageReactions = schoolTable(
  'message_reactions',
  { messageId: uuid().notNull(), memberId: uuid().notNull(), sign: text().notNull() },
  {
    seenBy: t => allOf(everyMember(), messageIsSeen(t.schoolId, t.messageId)),
    writtenBy: t => ({
      insert: allOf(everyMember(), self(t.memberId), messageIsSeen(t.schoolId, t.messageId)),
      update: allOf(everyMember(), self(t.memberId), messageIsSeen(t.schoolId, t.messageId)),
      delete: self(t.memberId),
    }),
    extra: t => [
      belongsTo(t, t.messageId, () => messages),
      belongsTo(t, t.memberId, () => members),
      unique('message_reactions_once').on(t.schoolId, t.messageId, t.memberId),
    ],
  },
)

/** How far a member has read a conversation, and whether it may still call for them. */
export const conversationMarks = schoolTable(
  'conversation_marks',
  {
    conversationId: uuid().notNull(),
    memberId: uuid().notNull(),
    /** For the others' "read by", who may not read the member's own row. */
    memberName: text().notNull(),
    readSeq: integer().notNull().default(0),
    /** The message of the newest item in the member's list of notifications; no second one until it is read. */
    notifiedSeq: integer().notNull().default(0),
    mutedAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => anyOf(systemOnly(), allOf(everyMember(), conversationIsSeen(t.schoolId, t.conversationId))),
    writtenBy: t => {
      const own = allOf(everyMember(), self(t.memberId), conversationIsSeen(t.schoolId, t.conversationId))
      return { insert: anyOf(systemOnly(), own), update: anyOf(systemOnly(), own) }
    },
    extra: t => [
      belongsTo(t, t.conversationId, () => conversations),
      belongsTo(t, t.memberId, () => members),
      unique('conversation_marks_once').on(t.schoolId, t.conversationId, t.memberId),
      index('conversation_marks_member').on(t.schoolId, t.memberId),
    ],
  },
)

/** Somebody asks the office to look at a message. */
export const messageReports = schoolTable(
  'message_reports',
  {
    messageId: uuid().notNull(),
    memberId: uuid().notNull(),
    reporterName: text().notNull(),
    reason: text({ enum: ['hurtful', 'private', 'not_school', 'other'] }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    settledBy: uuid(),
  },
  {
    seenBy: t => anyOf(office(), self(t.memberId)),
    writtenBy: t => ({
      insert: allOf(everyMember(), self(t.memberId), messageIsSeen(t.schoolId, t.messageId)),
      update: office(),
    }),
    extra: t => [
      belongsTo(t, t.messageId, () => messages),
      belongsTo(t, t.memberId, () => members),
      unique('message_reports_once').on(t.schoolId, t.messageId, t.memberId),
    ],
  },
)
