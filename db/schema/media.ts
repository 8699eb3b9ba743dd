import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  everyMember,
  familiesOfClassOn,
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

export const mediaStates = ['receiving', 'waiting', 'working', 'ready', 'failed'] as const
export type MediaState = (typeof mediaStates)[number]

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
 * A photo, video or voice note. Guardians see it only through an audience row that is not
 * withheld; its uploader, the staff of the class it is meant for and the office always do, so that nobody's work
 * vanishes from under them.
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
    kind: text({ enum: ['photo', 'video', 'voice'] }),
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
  },
  {
    seenBy: t =>
      anyOf(
        office(),
        self(t.uploadedBy),
        staffOfClass(t.classId),
        // Only audience rows that the reader may see answer here: row-level security applies inside.
        allOf(
          everyMember(),
          whoeverSees(sql`from media_audience a where a.school_id = ${t.schoolId} and a.media_id = ${t.id}`),
        ),
      ),
    writtenBy: t => ({
      // A teacher hands a file to classes of their own only: others' staff would see it.
      insert: anyOf(
        office(),
        allOf(staff(), self(t.uploadedBy), anyOf(sql`${t.classId} is null`, staffOfClass(t.classId))),
      ),
      update: anyOf(office(), allOf(staff(), self(t.uploadedBy)), staffOfClass(t.classId)),
      delete: anyOf(office(), allOf(staff(), self(t.uploadedBy))),
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
    seenBy: t => anyOf(office(), staffOfChild(t.childId), guardiansOf(t.childId)),
    writtenBy: t => anyOf(office(), staffOfChild(t.childId)),
    extra: t => [
      belongsTo(t, t.mediaId, () => media),
      belongsTo(t, t.childId, () => children),
      unique('media_children_once').on(t.schoolId, t.mediaId, t.childId),
      index('media_children_child').on(t.schoolId, t.childId),
    ],
  },
)

/**
 * For whom a file is out: a class, or one child's family. `withheld` is kept by triggers from tags
 * and consents (`db/migrations/…consent.sql`); no code sets it.
 */
export const mediaAudience = schoolTable(
  'media_audience',
  {
    mediaId: uuid().notNull(),
    classId: uuid(),
    childId: uuid(),
    /** The day it shows; families see what is from their time in the class. */
    day: date().notNull(),
    withheld: boolean().notNull().default(false),
  },
  {
    seenBy: t =>
      anyOf(
        office(),
        staffOfClass(t.classId),
        staffOfChild(t.childId),
        allOf(sql`not ${t.withheld}`, anyOf(familiesOfClassOn(t.classId, t.day), guardiansOf(t.childId))),
      ),
    writtenBy: t => anyOf(office(), staffOfClass(t.classId), staffOfChild(t.childId)),
    extra: t => [
      belongsTo(t, t.mediaId, () => media),
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.childId, () => children),
      unique('media_audience_once').on(t.schoolId, t.mediaId, t.classId, t.childId).nullsNotDistinct(),
      check('media_audience_one', sql`(${t.classId} is null) <> (${t.childId} is null)`),
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
