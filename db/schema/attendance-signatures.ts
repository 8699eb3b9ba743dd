import { text, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyOf, office, staffOfChild, systemOnly } from '../visibility.ts'
import { attendanceMarks } from './attendance.ts'
import { children } from './children.ts'

/** What was drawn for a mark at a kiosk, sealed. */
export const kioskSignatures = schoolTable(
  'kiosk_signatures',
  { markId: uuid().notNull(), childId: uuid().notNull(), drawingSealed: text().notNull() },
  {
    // Not the family: one parent's hand is not the other's to see.
    seenBy: t => anyOf(office(), staffOfChild(t.childId)),
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      belongsTo(t, t.markId, () => attendanceMarks),
      belongsTo(t, t.childId, () => children),
      unique('kiosk_signatures_once').on(t.schoolId, t.markId),
    ],
  },
)
