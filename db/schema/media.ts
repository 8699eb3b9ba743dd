import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  everyMember,
  familiesOfClassOn,
  guardiansOf,
  inPerson,
  office,
  relatives,
  relativesOf,
  relativesOfClassOn,
  relativesOfOn,
  self,
  staff,
  staffOfChild,
  staffOfClass,
  systemOnly,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'

export const mediaUses = ['photos', 'attachments'] as const
/**
 * What a file was sent for. `photos`: pictures and films of the school's day, which the staff of a class works with.
 * `attachments`: part of what one person says to others; until it is said, and to whom it is not said, it is nobody's to see.
 */
export type MediaUse = (typeof mediaUses)[number]

export const mediaStates = ['receiving', 'waiting', 'working', 'ready', 'failed'] as const
export type MediaState = (typeof mediaStates)[number]

/** What any member may send: a file of their own that no class works with. */
const ownAttachment = (t: { uploadedBy: AnyPgColumn; classId: AnyPgColumn; use: AnyPgColumn }) =>
  allOf(everyMember(), self(t.uploadedBy), sql`${t.classId} is null`, sql`${t.use} = 'attachments'`)

/** One size or form of a prepared file, as the worker stored it. */
export interface MediaVariant {
  name: string
  mime: string
  bytes: number
  width?: number
  height?: number
}

/** A part of a picture; everything is a share of its width or height, from 0 to 1. */
export interface PictureRegion {
  x: number
  y: number
  width: number
  height: number
}

/**
 * A photo, video, voice note or plain file. Guardians see it only through an audience row that is not
 * withheld; its uploader, the staff of the class it is meant for and the office always do, so that nobody's work
 * vanishes from under them. An attachment is its uploader's alone until it is out: not even the office sees it.
 */
export const media = schoolTable(
  'media',
  {
    uploadedBy: uuid().notNull(),
    /** Made by the browser per chosen file: the same upload twice is one row. */
    uploadKey: text().notNull(),
    /** Whose staff may work with it before it is out for anybody; empty: the uploader alone. */
    classId: uuid(),
    state: text({ enum: mediaStates }).notNull().default('receiving'),
    kind: text({ enum: ['photo', 'video', 'voice', 'file'] }),
    use: text({ enum: mediaUses }).notNull().default('photos'),
    /** The job that makes it, for a file that nobody has sent; it is `uploadedBy` for whom it is made. */
    madeBy: text(),
    /** What its uploader called a plain file; sealed, since people name files after children. */
    nameSealed: text(),
    /** Reason code when preparing failed for good; shown to the uploader. */
    failure: text(),
    /** What the browser said the file has; parts are held to it. */
    declaredBytes: bigint({ mode: 'number' }).notNull().default(0),
    /** Numbers of the parts that rest in the object store, in order; empty once they are prepared and deleted. */
    receivedParts: integer().array().notNull().default([]),
    storedBytes: bigint({ mode: 'number' }).notNull().default(0),
    width: integer(),
    height: integer(),
    durationMs: integer(),
    thumbhash: text(),
    peaks: jsonb().$type<number[]>(),
    variants: jsonb().$type<MediaVariant[]>().notNull().default([]),
    /** The last part or step; what stands still for too long is swept. */
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    readyAt: timestamp({ withTimezone: true }),
    deletedAt: timestamp({ withTimezone: true }),
    /** An attachment is part of what was said from then on, and of one thing only. */
    attachedAt: timestamp({ withTimezone: true }),
    /** It was taken back with what it belonged to: not even its uploader sees it any more. */
    takenBackAt: timestamp({ withTimezone: true }),
  },
  {
    support: 'read',
    seenBy: t =>
      anyOf(
        systemOnly(),
        allOf(office(), sql`${t.use} = 'photos'`),
        // A child's record and a school's export are fetched by rows of their own, which ask for the right to (`child_records`, `school_exports`).
        allOf(
          inPerson(t.uploadedBy),
          sql`${t.takenBackAt} is null and coalesce(${t.madeBy}, '') not in ('record.make', 'export.make')`,
        ),
        staffOfClass(t.classId),
        // Only audience rows that the reader may see answer here: row-level security applies inside.
        allOf(
          everyMember(),
          whoeverSees(sql`from media_audience a where a.school_id = ${t.schoolId} and a.media_id = ${t.id}`),
        ),
        // A function, as below: for nobody else are its tables opened (migration relatives).
        allOf(relatives(), sql`relative_sees_file(${t.schoolId}, ${t.id}, ${t.use})`),
        // What belongs to a message, a notice, an observation or an incident is seen by exactly those who see that.
        allOf(
          everyMember(),
          sql`${t.attachedAt} is not null`,
          // Functions, so that reads of photos do not set up their tables (migration 0019).
          sql`(message_file_is_seen(${t.schoolId}, ${t.id}) or notice_file_is_seen(${t.schoolId}, ${t.id}) or observation_file_is_seen(${t.schoolId}, ${t.id}) or incident_file_is_seen(${t.schoolId}, ${t.id}))`,
        ),
      ),
    writtenBy: t => ({
      // A teacher hands a file to classes of their own only: others' staff would see it.
      insert: anyOf(
        office(),
        allOf(staff(), self(t.uploadedBy), anyOf(sql`${t.classId} is null`, staffOfClass(t.classId))),
        ownAttachment(t),
      ),
      update: anyOf(office(), allOf(staff(), self(t.uploadedBy)), staffOfClass(t.classId), ownAttachment(t)),
      delete: anyOf(office(), allOf(staff(), self(t.uploadedBy)), ownAttachment(t)),
    }),
    extra: t => [
      belongsTo(t, t.uploadedBy, () => members, 'restrict'),
      belongsTo(t, t.classId, () => classes, 'restrict'),
      unique('media_upload').on(t.schoolId, t.uploadedBy, t.uploadKey),
      index('media_state').on(t.schoolId, t.state),
    ],
  },
)

/** Which children a photo shows. A guardian sees the tags of their own children only. */
export const mediaChildren = schoolTable(
  'media_children',
  { mediaId: uuid().notNull(), childId: uuid().notNull(), taggedBy: uuid() },
  {
    support: 'read',
    seenBy: t => anyOf(childCircle(t.childId), relativesOf(t.childId)),
    writtenBy: t => anyOf(office(), staffOfChild(t.childId)),
    extra: t => [
      belongsTo(t, t.mediaId, () => media),
      belongsTo(t, t.childId, () => children),
      unique('media_children_once').on(t.schoolId, t.mediaId, t.childId),
      index('media_children_child').on(t.schoolId, t.childId, t.mediaId),
    ],
  },
)

/**
 * For whom a file is out: a class, one child's family and teachers, one member alone, or everyone at the school. `withheld`
 * is kept by triggers from tags and consents (`db/migrations/…consent.sql`); no code sets it. Whoever may be shown to
 * families of a class or child depends on rights as they are in this transaction; a member's own row stays until it is
 * withdrawn.
 */
export const mediaAudience = schoolTable(
  'media_audience',
  {
    mediaId: uuid().notNull(),
    classId: uuid(),
    childId: uuid(),
    memberId: uuid(),
    everyone: boolean().notNull().default(false),
    /** Whose file it is: kept by a trigger, so that these policies need not ask those of the file, which ask these. */
    uploadedBy: uuid(),
    /** The day it shows; families see what is from their time in the class. */
    day: date().notNull(),
    withheld: boolean().notNull().default(false),
  },
  {
    support: 'read',
    seenBy: t =>
      anyOf(
        systemOnly(),
        inPerson(t.uploadedBy),
        // What one person shows another is not the office's to look at.
        allOf(office(), sql`${t.memberId} is null`),
        staffOfClass(t.classId),
        staffOfChild(t.childId),
        allOf(
          sql`not ${t.withheld}`,
          anyOf(
            familiesOfClassOn(t.classId, t.day),
            guardiansOf(t.childId),
            inPerson(t.memberId),
            allOf(sql`${t.everyone}`, everyMember()),
            relativesOfOn(t.childId, t.day),
            allOf(
              relativesOfClassOn(t.classId, t.day),
              sql`relative_sees_in_class(${t.schoolId}, ${t.mediaId}, ${t.classId}, ${t.day})`,
            ),
          ),
        ),
      ),
    writtenBy: t => {
      const shown = anyOf(
        office(),
        staffOfClass(t.classId),
        staffOfChild(t.childId),
        // Their own file, to members or to the circle of a child of their own.
        allOf(everyMember(), self(t.uploadedBy), anyOf(sql`${t.memberId} is not null`, guardiansOf(t.childId))),
      )
      return { insert: shown, update: shown, delete: anyOf(shown, allOf(everyMember(), self(t.uploadedBy))) }
    },
    extra: t => [
      belongsTo(t, t.mediaId, () => media),
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('media_audience_once')
        .on(t.schoolId, t.mediaId, t.classId, t.childId, t.memberId, t.everyone)
        .nullsNotDistinct(),
      index('media_audience_member').on(t.schoolId, t.memberId),
      check(
        'media_audience_one',
        sql`num_nonnulls(${t.classId}, ${t.childId}, ${t.memberId}) + (${t.everyone})::int = 1`,
      ),
    ],
  },
)

const staffWhoSee = (schoolId: unknown, ...files: unknown[]) =>
  allOf(staff(), ...files.map(id => whoeverSees(sql`from media m where m.school_id = ${schoolId} and m.id = ${id}`)))

/**
 * Which photo was made from which, with which of its parts hidden for good. The children on one are on the other too: a
 * trigger takes the tags along (`db/migrations/…blur_carries_tags.sql`), also those that the actor does not see, so that
 * what a consent holds back stays held back.
 */
export const mediaBlurs = schoolTable(
  'media_blurs',
  {
    mediaId: uuid().notNull(),
    sourceId: uuid().notNull(),
    regions: jsonb().$type<PictureRegion[]>().notNull(),
    /** When the sharp photo took its place again. */
    undoneAt: timestamp({ withTimezone: true }),
  },
  {
    support: 'read',
    seenBy: t => anyOf(office(), staffWhoSee(t.schoolId, t.mediaId)),
    writtenBy: t => {
      const both = anyOf(office(), staffWhoSee(t.schoolId, t.mediaId, t.sourceId))
      return { insert: both, update: both }
    },
    extra: t => [
      belongsTo(t, t.mediaId, () => media),
      belongsTo(t, t.sourceId, () => media),
      unique('media_blurs_once').on(t.schoolId, t.mediaId),
      index('media_blurs_source').on(t.schoolId, t.sourceId),
    ],
  },
)
