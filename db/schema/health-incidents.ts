import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { incidentStates } from '../health-words.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  guardiansOf,
  notViewed,
  office,
  self,
  staff,
  staffOfChild,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { media } from './media.ts'
import { members } from './members.ts'

/**
 * An accident of a child: written by staff, approved by the office, read and signed by the child's guardians. What is approved is never
 * changed; what comes to mind later is an addendum. In the clear are the child, the day, where it stands and who did what.
 */
export const healthIncidents = schoolTable(
  'health_incidents',
  {
    childId: uuid().notNull(),
    /** A day of the school. */
    day: date().notNull(),
    /** What is written down, as JSON; sealed. */
    reportSealed: text().notNull(),
    state: text({ enum: incidentStates }).notNull().default('draft'),
    /** Rises with every change, so that a form that was opened before one is refused. */
    version: integer().notNull().default(1),
    authorId: uuid().notNull(),
    /** As the readers knew the writer then. */
    authorName: text().notNull(),
    /** The family is to know before a lead has read it. */
    tellNow: boolean().notNull().default(false),
    /** From when on the family sees it: its submission, where it is told at once, or its approval. */
    toldAt: timestamp({ withTimezone: true }),
    /** Why a lead gave it back; sealed. */
    returnSealed: text(),
    approvedBy: uuid(),
    approvedName: text(),
    approvedAt: timestamp({ withTimezone: true }),
    /** Of what was approved; 64 hex digits. */
    hash: text(),
    /** How many addenda there are: what a signature says it has read. */
    addenda: integer().notNull().default(0),
  },
  {
    seenBy: t =>
      allOf(
        notViewed(),
        anyOf(office(), staffOfChild(t.childId), allOf(guardiansOf(t.childId), sql`${t.toldAt} is not null`)),
      ),
    writtenBy: t => ({
      insert: allOf(anyOf(office(), staffOfChild(t.childId)), self(t.authorId), sql`${t.state} <> 'approved'`),
      update: anyOf(office(), staffOfChild(t.childId)),
    }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.authorId, () => members, 'restrict'),
      belongsTo(t, t.approvedBy, () => members, 'restrict'),
      index('health_incidents_child').on(t.schoolId, t.childId, t.day),
      index('health_incidents_state').on(t.schoolId, t.state, t.day),
    ],
  },
)

/** The photos of an incident, in the order chosen: seen by whoever sees the incident, and part of no album. */
export const healthIncidentMedia = schoolTable(
  'health_incident_media',
  { incidentId: uuid().notNull(), childId: uuid().notNull(), mediaId: uuid().notNull(), place: integer().notNull() },
  {
    seenBy: t =>
      allOf(
        notViewed(),
        childCircle(t.childId),
        // The incident's own policy is asked: its family sees photos when it sees what they belong to.
        whoeverSees(
          sql`from health_incidents i where i.school_id = ${t.schoolId} and i.id = ${t.incidentId} and (${staff()} or i.state <> 'draft')`,
        ),
      ),
    writtenBy: t => {
      const writers = anyOf(office(), staffOfChild(t.childId))
      return { insert: writers, delete: writers }
    },
    extra: t => [
      belongsTo(t, t.incidentId, () => healthIncidents),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.mediaId, () => media),
      unique('health_incident_media_once').on(t.schoolId, t.mediaId),
      index('health_incident_media_order').on(t.schoolId, t.incidentId, t.place),
    ],
  },
)

/** What was added to an approved incident, numbered from 1; never changed. */
export const healthIncidentAddenda = schoolTable(
  'health_incident_addenda',
  {
    incidentId: uuid().notNull(),
    childId: uuid().notNull(),
    number: integer().notNull(),
    /** Sealed. */
    wordsSealed: text().notNull(),
    writtenBy: uuid().notNull(),
    writerName: text().notNull(),
    /** Over the incident's hash and all addenda up to this one. */
    hash: text().notNull(),
  },
  {
    seenBy: t => allOf(notViewed(), childCircle(t.childId)),
    writtenBy: t => ({ insert: allOf(anyOf(office(), staffOfChild(t.childId)), self(t.writtenBy)) }),
    extra: t => [
      belongsTo(t, t.incidentId, () => healthIncidents),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.writtenBy, () => members, 'restrict'),
      unique('health_incident_addenda_once').on(t.schoolId, t.incidentId, t.number),
    ],
  },
)

/** A guardian has read an incident with so many addenda. Name and hash are those of the moment; never changed. */
export const healthIncidentSignatures = schoolTable(
  'health_incident_signatures',
  {
    incidentId: uuid().notNull(),
    childId: uuid().notNull(),
    /** How many addenda it had then. */
    addenda: integer().notNull(),
    memberId: uuid().notNull(),
    signerName: text().notNull(),
    /** Drawn strokes or a typed name, as JSON; sealed. */
    markSealed: text().notNull(),
    /** Of the words that were signed. */
    hash: text().notNull(),
  },
  {
    seenBy: t => allOf(notViewed(), childCircle(t.childId)),
    writtenBy: t => ({ insert: allOf(guardiansOf(t.childId), self(t.memberId)) }),
    extra: t => [
      belongsTo(t, t.incidentId, () => healthIncidents),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members, 'restrict'),
      unique('health_incident_signatures_once').on(t.schoolId, t.incidentId, t.addenda, t.memberId),
    ],
  },
)
