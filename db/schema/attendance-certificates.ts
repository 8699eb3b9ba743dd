import { integer, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { childCircle, guardiansOf } from '../visibility.ts'
import { absences } from './attendance.ts'
import { children } from './children.ts'
import { media } from './media.ts'

/** A photo or file that goes with a report of absence: a doctor's certificate. The files themselves are opened to the child's circle. */
export const absenceCertificates = schoolTable(
  'absence_certificates',
  {
    absenceId: uuid().notNull(),
    childId: uuid().notNull(),
    mediaId: uuid().notNull(),
    /** In the order chosen, from 0. */
    position: integer().notNull(),
  },
  {
    seenBy: t => childCircle(t.childId),
    writtenBy: t => ({ insert: guardiansOf(t.childId) }),
    extra: t => [
      belongsTo(t, t.absenceId, () => absences),
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.mediaId, () => media),
      unique('absence_certificates_once').on(t.schoolId, t.absenceId, t.mediaId),
    ],
  },
)
