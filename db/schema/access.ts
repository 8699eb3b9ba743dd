import { index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, guardiansOf, office, self, staff, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** Data of a child that is not opened without a trace. */
export const sensitiveSubjects = ['health', 'growth', 'vaccinations', 'medication', 'incidents', 'registers'] as const
export type SensitiveSubject = (typeof sensitiveSubjects)[number]

/** `export`: it went into a record that a guardian takes along. */
export const looks = ['look', 'export'] as const
export type LookKind = (typeof looks)[number]

/**
 * Who of the staff looked at which of a child's sensitive data, when, and why if they are not the child's own teachers, and
 * which guardian took a copy along; for its guardians to read. Never changed. One line an hour and reader, or one a
 * day for a list of a class: a page that is reloaded is not another look.
 */
export const accessLog = schoolTable(
  'access_log',
  {
    childId: uuid().notNull(),
    memberId: uuid().notNull(),
    subject: text({ enum: sensitiveSubjects }).notNull(),
    kind: text({ enum: looks }).notNull().default('look'),
    /** In the reader's words; sealed. Empty for teachers of the child's class. */
    reasonSealed: text(),
    /** The hour it falls into; of a list, the beginning of the school's day. */
    hour: timestamp({ withTimezone: true }).notNull(),
  },
  {
    seenBy: t => anyOf(office(), self(t.memberId), guardiansOf(t.childId)),
    writtenBy: t => ({ insert: anyOf(systemOnly(), allOf(staff(), self(t.memberId), childCircle(t.childId))) }),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      unique('access_log_hour').on(t.schoolId, t.childId, t.memberId, t.subject, t.hour, t.kind),
      index('access_log_child').on(t.schoolId, t.childId, t.createdAt),
    ],
  },
)
