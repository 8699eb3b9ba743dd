import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  everyMember,
  familiesOfClassOn,
  office,
  relatives,
  relativesOf,
  relativesOfClassOn,
  self,
  staff,
  staffOfChild,
  staffOfClass,
  systemOnly,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { media } from './media.ts'
import { members } from './members.ts'

/** Photos and videos of one occasion of a class. */
export const albums = schoolTable(
  'albums',
  {
    classId: uuid().notNull(),
    title: text().notNull(),
    note: text(),
    happenedOn: date().notNull(),
    audience: text({ enum: ['class', 'families'] })
      .notNull()
      .default('class'),
    commentsOn: boolean().notNull().default(true),
    heartsOn: boolean().notNull().default(true),
    createdBy: uuid().notNull(),
    /** Empty while it is a draft of the staff; in the future while it waits for the day's end. */
    publishedAt: timestamp({ withTimezone: true }),
    deletedAt: timestamp({ withTimezone: true }),
    deletedBy: uuid(),
  },
  {
    support: 'read',
    seenBy: t =>
      anyOf(
        office(),
        staffOfClass(t.classId),
        allOf(
          sql`${t.publishedAt} <= now() and ${t.deletedAt} is null`,
          anyOf(
            allOf(sql`${t.audience} = 'class'`, familiesOfClassOn(t.classId, t.happenedOn)),
            whoeverSees(sql`from album_families f where f.school_id = ${t.schoolId} and f.album_id = ${t.id}`),
            allOf(sql`${t.audience} = 'class'`, relativesOfClassOn(t.classId, t.happenedOn)),
          ),
        ),
      ),
    writtenBy: t => anyOf(office(), staffOfClass(t.classId)),
    extra: t => [
      belongsTo(t, t.classId, () => classes),
      belongsTo(t, t.createdBy, () => members, 'restrict'),
      index('albums_feed').on(t.schoolId, t.publishedAt),
      index('albums_class').on(t.schoolId, t.classId, t.publishedAt),
      unique('albums_day').on(t.schoolId, t.id, t.happenedOn),
      index('albums_days').on(t.schoolId, t.classId, t.happenedOn, t.id),
    ],
  },
)

/** The chosen families of an album that is not for the whole class. */
export const albumFamilies = schoolTable(
  'album_families',
  { albumId: uuid().notNull(), childId: uuid().notNull() },
  {
    support: 'read',
    seenBy: t => anyOf(childCircle(t.childId), relativesOf(t.childId)),
    writtenBy: t => anyOf(office(), staffOfChild(t.childId)),
    extra: t => [
      belongsTo(t, t.albumId, () => albums),
      belongsTo(t, t.childId, () => children),
      unique('album_families_once').on(t.schoolId, t.albumId, t.childId),
      index('album_families_child').on(t.schoolId, t.childId),
    ],
  },
)

/**
 * Albums in which a child was ever named, by day: kept by triggers, so that a child's timeline looks through its own albums alone and in
 * their order. Whether a photo of them shows the child still, and to whom, the photos say.
 */
export const albumChildren = schoolTable(
  'album_children',
  { albumId: uuid().notNull(), childId: uuid().notNull(), happenedOn: date().notNull() },
  {
    support: 'read',
    seenBy: t => anyOf(childCircle(t.childId), relativesOf(t.childId)),
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      foreignKey({
        name: 'album_children_album',
        columns: [t.schoolId, t.albumId, t.happenedOn],
        foreignColumns: [albums.schoolId, albums.id, albums.happenedOn],
      })
        .onDelete('cascade')
        .onUpdate('cascade'),
      belongsTo(t, t.childId, () => children),
      unique('album_children_once').on(t.schoolId, t.albumId, t.childId),
      index('album_children_days').on(t.schoolId, t.childId, t.happenedOn, t.albumId),
    ],
  },
)

/** A photo or video in an album, with its caption. */
export const albumItems = schoolTable(
  'album_items',
  {
    albumId: uuid().notNull(),
    mediaId: uuid().notNull(),
    caption: text(),
    position: integer().notNull().default(0),
    deletedAt: timestamp({ withTimezone: true }),
  },
  {
    // Reaches as far as the album and the file do: both are asked under the reader's own policies.
    support: 'read',
    seenBy: t =>
      anyOf(
        office(),
        allOf(
          anyOf(everyMember(), relatives()),
          whoeverSees(sql`from albums a where a.school_id = ${t.schoolId} and a.id = ${t.albumId}`),
          anyOf(
            staff(),
            whoeverSees(
              sql`from media m where m.school_id = ${t.schoolId} and m.id = ${t.mediaId} and m.state = 'ready' and m.deleted_at is null`,
            ),
          ),
        ),
      ),
    writtenBy: t =>
      anyOf(
        office(),
        allOf(staff(), whoeverSees(sql`from albums a where a.school_id = ${t.schoolId} and a.id = ${t.albumId}`)),
      ),
    extra: t => [
      belongsTo(t, t.albumId, () => albums),
      belongsTo(t, t.mediaId, () => media),
      unique('album_items_once').on(t.schoolId, t.albumId, t.mediaId),
      index('album_items_media').on(t.schoolId, t.mediaId),
    ],
  },
)

const itemIsSeen = (schoolId: unknown, itemId: unknown) =>
  whoeverSees(sql`from album_items i where i.school_id = ${schoolId} and i.id = ${itemId}`)

export const albumHearts = schoolTable(
  'album_hearts',
  { itemId: uuid().notNull(), memberId: uuid().notNull() },
  {
    seenBy: t => anyOf(office(), allOf(anyOf(everyMember(), relatives()), itemIsSeen(t.schoolId, t.itemId))),
    writtenBy: t => ({
      insert: allOf(anyOf(everyMember(), relatives()), self(t.memberId), itemIsSeen(t.schoolId, t.itemId)),
      delete: self(t.memberId),
    }),
    extra: t => [
      belongsTo(t, t.itemId, () => albumItems),
      belongsTo(t, t.memberId, () => members),
      unique('album_hearts_once').on(t.schoolId, t.itemId, t.memberId),
    ],
  },
)

export const albumComments = schoolTable(
  'album_comments',
  {
    itemId: uuid().notNull(),
    memberId: uuid().notNull(),
    /** As the families knew the writer when it was written: they may not read other families' rows. */
    authorName: text().notNull(),
    body: text().notNull(),
    /** Made by the browser per comment: a double tap is one comment. */
    submissionKey: text().notNull(),
    removedAt: timestamp({ withTimezone: true }),
    removedBy: uuid(),
  },
  {
    seenBy: t => anyOf(office(), allOf(everyMember(), itemIsSeen(t.schoolId, t.itemId))),
    writtenBy: t => ({
      insert: allOf(everyMember(), self(t.memberId), itemIsSeen(t.schoolId, t.itemId)),
      update: anyOf(office(), self(t.memberId), allOf(staff(), itemIsSeen(t.schoolId, t.itemId))),
    }),
    extra: t => [
      belongsTo(t, t.itemId, () => albumItems),
      belongsTo(t, t.memberId, () => members),
      unique('album_comments_once').on(t.schoolId, t.memberId, t.submissionKey),
      index('album_comments_item').on(t.schoolId, t.itemId),
      check('album_comments_length', sql`char_length(${t.body}) between 1 and 2000`),
    ],
  },
)
