import { sql } from 'drizzle-orm'
import { index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { currentActor, roleIs } from '../actor-settings.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import {
  allOf,
  anyOf,
  childCircle,
  everyMember,
  guardiansOf,
  office,
  self,
  staffOfChild,
  whoeverSees,
} from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'
import { reportVersions } from './reports.ts'

/** Who of a child's guardians has had which version before them. */
export const reportReads = schoolTable(
  'report_reads',
  { versionId: uuid().notNull(), childId: uuid().notNull(), memberId: uuid().notNull() },
  {
    seenBy: t => anyOf(office(), staffOfChild(t.childId), self(t.memberId)),
    writtenBy: t => ({
      insert: allOf(
        guardiansOf(t.childId),
        self(t.memberId),
        whoeverSees(
          sql`from report_versions v where v.school_id = ${t.schoolId} and v.id = ${t.versionId} and v.child_id = ${t.childId}`,
        ),
      ),
    }),
    extra: t => [
      belongsTo(t, t.versionId, () => reportVersions),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('report_reads_once').on(t.schoolId, t.versionId, t.memberId),
    ],
  },
)

/** A guardian's signature under one version, with what they say to it; never changed. */
export const reportAnswers = schoolTable(
  'report_answers',
  {
    versionId: uuid().notNull(),
    childId: uuid().notNull(),
    memberId: uuid().notNull(),
    /** As the school knew the guardian at that moment. */
    signerName: text().notNull(),
    /** Of the version, copied from it. */
    hash: text().notNull(),
    /** What the guardian says to the report; sealed. */
    wordsSealed: text(),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({
      insert: allOf(
        guardiansOf(t.childId),
        self(t.memberId),
        // The version that is out now, whose hash it is.
        whoeverSees(
          sql`from reports r join report_versions v on v.school_id = r.school_id and v.report_id = r.id and v.number = r.published
            where v.school_id = ${t.schoolId} and v.id = ${t.versionId} and v.child_id = ${t.childId} and v.hash = ${t.hash}`,
        ),
        whoeverSees(
          sql`from guardianships g where g.school_id = ${t.schoolId} and g.child_id = ${t.childId} and g.member_id = ${t.memberId} and g.may_decide`,
        ),
      ),
    }),
    extra: t => [
      belongsTo(t, t.versionId, () => reportVersions),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('report_answers_once').on(t.schoolId, t.versionId, t.memberId),
      index('report_answers_child').on(t.schoolId, t.childId),
    ],
  },
)

/** How a signature was given. Apart from the answer: a child's other guardians see that it was signed, not the hand. */
export const reportSignatures = schoolTable(
  'report_signatures',
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
          whoeverSees(sql`from report_answers a where a.school_id = ${t.schoolId} and a.id = ${t.answerId}`),
        ),
      ),
    writtenBy: t => ({
      insert: allOf(
        everyMember(),
        self(t.memberId),
        whoeverSees(
          sql`from report_answers a where a.school_id = ${t.schoolId} and a.id = ${t.answerId} and a.member_id = ${currentActor}`,
        ),
      ),
    }),
    extra: t => [
      belongsTo(t, t.answerId, () => reportAnswers),
      belongsTo(t, t.memberId, () => members),
      unique('report_signatures_once').on(t.schoolId, t.answerId),
    ],
  },
)
