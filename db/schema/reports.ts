import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, everyMember, guardiansOf, office, self, staff, staffOfChild, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { classes } from './classes.ts'
import { members } from './members.ts'

/** A span that a school reports on. */
export const reportTerms = schoolTable(
  'report_terms',
  { name: text().notNull(), startsOn: date().notNull(), endsOn: date().notNull() },
  {
    support: 'read',
    seenBy: everyMember,
    writtenBy: () => ({ insert: staff(), update: office() }),
    extra: t => [
      unique('report_terms_name').on(t.schoolId, t.name),
      index('report_terms_order').on(t.schoolId, t.startsOn),
      check('report_terms_days', sql`${t.endsOn} >= ${t.startsOn}`),
      check('report_terms_name_length', sql`char_length(${t.name}) between 1 and 80`),
    ],
  },
)

/** What stands in a report, in which order, and what the school itself says there: no words about anybody. */
export interface TemplateSection {
  /** `health.growth`, as `app/modules/reports/sections.server.ts` knows them. */
  id: string
  on: boolean
  /** By language; empty for nothing. */
  words: Record<string, string>
}

/** A school's own order of sections, for all its reports or for those of one term; without a row the product's. */
export const reportTemplates = schoolTable(
  'report_templates',
  { termId: uuid(), sections: jsonb().$type<TemplateSection[]>().notNull() },
  {
    support: 'read',
    seenBy: staff,
    writtenBy: () => ({ insert: office(), update: office(), delete: office() }),
    extra: t => [
      belongsTo(t, t.termId, () => reportTerms),
      unique('report_templates_once').on(t.schoolId, t.termId).nullsNotDistinct(),
    ],
  },
)

/** A child's report of a term; what it says is in its versions. */
export const reports = schoolTable(
  'reports',
  {
    childId: uuid().notNull(),
    termId: uuid().notNull(),
    /** The class that it was begun in. */
    classId: uuid().notNull(),
    /** Number of the version that families read; none before the first is out. */
    published: integer(),
  },
  {
    seenBy: t =>
      anyOf(office(), staffOfChild(t.childId), allOf(guardiansOf(t.childId), sql`${t.published} is not null`)),
    writtenBy: t => ({ insert: anyOf(office(), staffOfChild(t.childId)), update: office() }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.termId, () => reportTerms, 'restrict'),
      belongsTo(t, t.classId, () => classes, 'restrict'),
      unique('reports_once').on(t.schoolId, t.childId, t.termId),
      index('reports_class').on(t.schoolId, t.classId, t.termId),
    ],
  },
)

/** Being written, waiting for a lead, let out by one, or read by families. */
export const reportStates = ['draft', 'waiting', 'approved', 'published'] as const
export type ReportState = (typeof reportStates)[number]

/**
 * A wording of a report. One at a time is open; what is published never changes (trigger `report_versions_stay`), a correction is another
 * version. Teachers write and hand in, only the office lets out.
 */
export const reportVersions = schoolTable(
  'report_versions',
  {
    reportId: uuid().notNull(),
    childId: uuid().notNull(),
    /** Counted from 1. */
    number: integer().notNull(),
    state: text({ enum: reportStates }).notNull().default('draft'),
    /** Rises with every change, so that nobody writes over what they have not seen. */
    edition: integer().notNull().default(1),
    /** Sections with their sentences, the records each stands on, photos and curves, as JSON; sealed. */
    bodySealed: text().notNull(),
    /** Why a lead gave it back; sealed. */
    noteSealed: text(),
    /** What a correction corrects, for families; sealed. */
    reasonSealed: text(),
    createdBy: uuid().notNull(),
    /** Who handed it in last: told when it comes back. */
    submittedBy: uuid(),
    reviewedBy: uuid(),
    reviewedAt: timestamp({ withTimezone: true }),
    publishedBy: uuid(),
    publishedAt: timestamp({ withTimezone: true }),
    /** SHA-256 of what was published, in hex; `fingerprint.server.ts` says how. */
    hash: text(),
  },
  {
    seenBy: t => anyOf(office(), staffOfChild(t.childId), allOf(guardiansOf(t.childId), sql`${t.state} = 'published'`)),
    writtenBy: t => {
      const teacher = allOf(staffOfChild(t.childId), sql`${t.state} in ('draft', 'waiting')`)
      return {
        insert: anyOf(systemOnly(), allOf(self(t.createdBy), anyOf(office(), teacher))),
        update: anyOf(office(), teacher),
      }
    },
    extra: t => [
      belongsTo(t, t.reportId, () => reports),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.createdBy, () => members, 'restrict'),
      belongsTo(t, t.submittedBy, () => members, 'restrict'),
      belongsTo(t, t.reviewedBy, () => members, 'restrict'),
      belongsTo(t, t.publishedBy, () => members, 'restrict'),
      unique('report_versions_number').on(t.schoolId, t.reportId, t.number),
      uniqueIndex('report_versions_open').on(t.schoolId, t.reportId).where(sql`state <> 'published'`),
      index('report_versions_child').on(t.schoolId, t.childId, t.state),
      index('report_versions_waiting').on(t.schoolId, t.createdAt).where(sql`state = 'waiting'`),
      check(
        'report_versions_published',
        sql`(${t.state} = 'published') = (${t.publishedAt} is not null and ${t.hash} is not null)`,
      ),
    ],
  },
)
