import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { roleIs } from '../actor-settings.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  inPerson,
  kioskItself,
  office,
  self,
  staff,
  staffOfChild,
  staffOfClass,
  systemOnly,
} from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'

/** A tablet at a door, on which families say that a child comes or goes. Kept when it was ended: marks name it. */
export const kiosks = schoolTable(
  'kiosks',
  {
    /** Where it stands. */
    name: text().notNull(),
    startedBy: uuid().notNull(),
    /** SHA-256 of the token in the device's cookie: 256 random bits need no slower one. */
    tokenHash: text().notNull(),
    /** Of the PIN with which staff end it on the device itself. */
    exitHash: text().notNull(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp({ withTimezone: true }),
    /** Wrong PINs of families, since when; PINs are not taken before `lockedUntil`. */
    wrongTries: integer().notNull().default(0),
    wrongSince: timestamp({ withTimezone: true }),
    lockedUntil: timestamp({ withTimezone: true }),
  },
  {
    seenBy: t => anyOf(staff(), kioskItself(t.id)),
    // Ending one is harmless, and whoever finds a tablet where it should not be has to be able to.
    writtenBy: t => ({ insert: allOf(staff(), self(t.startedBy)), update: staff() }),
    extra: t => [
      belongsTo(t, t.startedBy, () => members, 'restrict'),
      unique('kiosks_token').on(t.schoolId, t.tokenHash),
      check('kiosks_name', sql`char_length(${t.name}) between 1 and 60`),
    ],
  },
)

/** The classes whose children a kiosk knows. */
export const kioskClasses = schoolTable(
  'kiosk_classes',
  { kioskId: uuid().notNull(), classId: uuid().notNull() },
  {
    seenBy: t => anyOf(staff(), kioskItself(t.kioskId)),
    writtenBy: t => ({ insert: anyOf(office(), staffOfClass(t.classId)) }),
    extra: t => [
      belongsTo(t, t.kioskId, () => kiosks),
      belongsTo(t, t.classId, () => classes),
      unique('kiosk_classes_once').on(t.schoolId, t.kioskId, t.classId),
    ],
  },
)

/** With which a guardian says at a kiosk who they are. Nobody reads it, themselves included. */
export const kioskPins = schoolTable(
  'kiosk_pins',
  {
    memberId: uuid().notNull(),
    pinHash: text().notNull(),
    wrongTries: integer().notNull().default(0),
    lockedUntil: timestamp({ withTimezone: true }),
  },
  {
    seenBy: systemOnly,
    writtenBy: systemOnly,
    extra: t => [belongsTo(t, t.memberId, () => members), unique('kiosk_pins_once').on(t.schoolId, t.memberId)],
  },
)

/** A printed code of a guardian's, which holds until they end it. What it says follows from its id by the school's key. */
export const kioskCards = schoolTable(
  'kiosk_cards',
  { memberId: uuid().notNull(), endedAt: timestamp({ withTimezone: true }) },
  {
    seenBy: t => anyOf(office(), inPerson(t.memberId)),
    writtenBy: t => ({
      insert: allOf(roleIs('guardian'), self(t.memberId)),
      update: anyOf(office(), allOf(roleIs('guardian'), self(t.memberId))),
    }),
    extra: t => [belongsTo(t, t.memberId, () => members), index('kiosk_cards_member').on(t.schoolId, t.memberId)],
  },
)

/** Somebody said at a kiosk without a network that a child has come. Who it was is not known: a mark is made of it by staff. */
export const kioskArrivals = schoolTable(
  'kiosk_arrivals',
  {
    kioskId: uuid().notNull(),
    childId: uuid().notNull(),
    day: date().notNull(),
    /** When, by the server's clock. */
    arrivedAt: timestamp({ withTimezone: true }).notNull(),
    answer: text({ enum: ['seen', 'not_seen'] }),
    answeredBy: uuid(),
  },
  {
    seenBy: t => anyOf(office(), staffOfChild(t.childId)),
    writtenBy: t => ({ insert: systemOnly(), update: anyOf(office(), staffOfChild(t.childId)) }),
    extra: t => [
      belongsTo(t, t.kioskId, () => kiosks),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.answeredBy, () => members, 'restrict'),
      index('kiosk_arrivals_day').on(t.schoolId, t.day),
      check('kiosk_arrivals_answered', sql`(${t.answer} is null) = (${t.answeredBy} is null)`),
    ],
  },
)
