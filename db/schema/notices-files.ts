import { sql } from 'drizzle-orm'
import { check, index, integer, unique, uuid } from 'drizzle-orm/pg-core'
import { noticeIsMine, readersOf } from '../notice-visibility.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, office, whoeverSees } from '../visibility.ts'
import { media } from './media.ts'
import { notices } from './notices.ts'

/**
 * The files of a notice, in the order chosen, each with the wordings it belongs to: from one on, until another. What families could
 * see stays with the wording it belonged to; only before a notice is out does a file leave without a trace.
 */
export const noticeAttachments = schoolTable(
  'notice_attachments',
  {
    noticeId: uuid().notNull(),
    mediaId: uuid().notNull(),
    place: integer().notNull(),
    /** The first wording with it, counted from 1. */
    fromVersion: integer().notNull(),
    /** The first wording without it; empty while it is there. */
    untilVersion: integer(),
  },
  {
    support: 'read',
    seenBy: readersOf,
    writtenBy: t => {
      const writers = anyOf(office(), noticeIsMine(t.schoolId, t.noticeId))
      return {
        insert: writers,
        update: writers,
        delete: allOf(
          writers,
          whoeverSees(
            sql`from notices n where n.school_id = ${t.schoolId} and n.id = ${t.noticeId} and n.published_at is null`,
          ),
        ),
      }
    },
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.mediaId, () => media),
      unique('notice_attachments_once').on(t.schoolId, t.mediaId),
      index('notice_attachments_notice').on(t.schoolId, t.noticeId, t.place),
      check('notice_attachments_versions', sql`${t.untilVersion} >= ${t.fromVersion}`),
    ],
  },
)
