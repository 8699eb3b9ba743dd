import { unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, office, self } from '../visibility.ts'
import { members } from './members.ts'
import { messageReports } from './messages.ts'

/** Who of the office opened a message that was reported to it, with its files, and when first: it was not written to them. Never changed. */
export const messageReportLooks = schoolTable(
  'message_report_looks',
  { reportId: uuid().notNull(), memberId: uuid().notNull() },
  {
    seenBy: office,
    writtenBy: t => ({ insert: allOf(office(), self(t.memberId)) }),
    extra: t => [
      belongsTo(t, t.reportId, () => messageReports),
      belongsTo(t, t.memberId, () => members),
      unique('message_report_looks_once').on(t.schoolId, t.reportId, t.memberId),
    ],
  },
)
