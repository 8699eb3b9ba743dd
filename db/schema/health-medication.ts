import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { doseKinds, orderAnswers } from '../health-words.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  guardiansOf,
  notViewed,
  office,
  self,
  staffOfChild,
  systemOnly,
} from '../visibility.ts'
import { children } from './children.ts'
import { media } from './media.ts'
import { members } from './members.ts'

/** A guardian's signed order to give a child a medicine. Never changed: another wording is another order. */
export const medicationOrders = schoolTable(
  'health_medication_orders',
  {
    childId: uuid().notNull(),
    /** Medicine, dose, times and all else that it says, as JSON; sealed. */
    wordsSealed: text().notNull(),
    /** The first and the last day on which it may be given. */
    fromDay: date().notNull(),
    untilDay: date().notNull(),
    /** The last day on which the package may be used. */
    expiresOn: date().notNull(),
    signedBy: uuid().notNull(),
    signerName: text().notNull(),
    /** Strokes or the typed name, as JSON; sealed. */
    signatureSealed: text().notNull(),
    /** SHA-256 of the words that were signed. */
    hash: text().notNull(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({ insert: allOf(guardiansOf(t.childId), self(t.signedBy)) }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.signedBy, () => members, 'restrict'),
      index('health_medication_orders_child').on(t.schoolId, t.childId),
      check('health_medication_orders_days', sql`${t.fromDay} <= ${t.untilDay}`),
    ],
  },
)

/** That the staff have the package and give it, or why they do not; one for an order. */
export const medicationAnswers = schoolTable(
  'health_medication_answers',
  {
    orderId: uuid().notNull(),
    childId: uuid().notNull(),
    answer: text({ enum: orderAnswers }).notNull(),
    /** Why it was declined; sealed. */
    reasonSealed: text(),
    answeredBy: uuid().notNull(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({ insert: allOf(anyOf(office(), staffOfChild(t.childId)), self(t.answeredBy)) }),
    extra: t => [
      belongsTo(t, t.orderId, () => medicationOrders),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.answeredBy, () => members, 'restrict'),
      unique('health_medication_answers_once').on(t.schoolId, t.orderId),
      check('health_medication_answers_reason', sql`(${t.answer} = 'declined') = (${t.reasonSealed} is not null)`),
    ],
  },
)

/** That a guardian has ended an order; one for an order. */
export const medicationEnds = schoolTable(
  'health_medication_ends',
  { orderId: uuid().notNull(), childId: uuid().notNull(), endedBy: uuid().notNull() },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({ insert: allOf(guardiansOf(t.childId), self(t.endedBy)) }),
    extra: t => [
      belongsTo(t, t.orderId, () => medicationOrders),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.endedBy, () => members, 'restrict'),
      unique('health_medication_ends_once').on(t.schoolId, t.orderId),
    ],
  },
)

/** A doctor's prescription that goes with an order. The files themselves are opened to the child's circle. */
export const medicationFiles = schoolTable(
  'health_medication_files',
  {
    orderId: uuid().notNull(),
    childId: uuid().notNull(),
    mediaId: uuid().notNull(),
    /** In the order chosen, from 0. */
    position: integer().notNull(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({ insert: guardiansOf(t.childId) }),
    extra: t => [
      belongsTo(t, t.orderId, () => medicationOrders),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.mediaId, () => media),
      unique('health_medication_files_once').on(t.schoolId, t.orderId, t.mediaId),
    ],
  },
)

/** A dose that was given, one that was not and why, or that an entry was a mistake. Never changed. */
export const doses = schoolTable(
  'health_doses',
  {
    orderId: uuid().notNull(),
    childId: uuid().notNull(),
    kind: text({ enum: doseKinds }).notNull(),
    /** By the server's clock. */
    at: timestamp({ withTimezone: true }).notNull(),
    /** The school's day then. */
    day: date().notNull(),
    /** For which of the order's times, and why, as JSON; sealed. */
    wordsSealed: text().notNull(),
    /** The entry that was a mistake. */
    corrects: uuid(),
    writtenBy: uuid().notNull(),
  },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: t => ({ insert: allOf(anyOf(office(), staffOfChild(t.childId)), self(t.writtenBy)) }),
    extra: t => [
      belongsTo(t, t.orderId, () => medicationOrders),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.writtenBy, () => members, 'restrict'),
      belongsTo(t, t.corrects, (): { schoolId: AnyPgColumn; id: AnyPgColumn } => t),
      unique('health_doses_corrected_once').on(t.schoolId, t.corrects),
      index('health_doses_order').on(t.schoolId, t.orderId, t.day),
      index('health_doses_child').on(t.schoolId, t.childId, t.day),
      check('health_doses_correction', sql`(${t.kind} = 'mistake') = (${t.corrects} is not null)`),
    ],
  },
)

/** The second person who was there, proven by their PIN: written by the school itself, since it is the first one's device. */
export const doseWitnesses = schoolTable(
  'health_dose_witnesses',
  { doseId: uuid().notNull(), childId: uuid().notNull(), givenBy: uuid().notNull(), witnessId: uuid().notNull() },
  {
    seenBy: t => allOf(childCircle(t.childId), notViewed()),
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      belongsTo(t, t.doseId, () => doses),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.givenBy, () => members, 'restrict'),
      belongsTo(t, t.witnessId, () => members, 'restrict'),
      unique('health_dose_witnesses_once').on(t.schoolId, t.doseId),
      check('health_dose_witnesses_other', sql`${t.witnessId} <> ${t.givenBy}`),
    ],
  },
)
