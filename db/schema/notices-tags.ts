import { index, unique, uuid } from 'drizzle-orm/pg-core'
import { noticeIsSeen } from '../notice-visibility.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, childCircle, office, staff, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { notices } from './notices.ts'
import { tags } from './tags.ts'

/** The tags of a notice: for the families of children who have one of them now. Families do not learn which. */
export const noticeTags = schoolTable(
  'notice_tags',
  { noticeId: uuid().notNull(), tagId: uuid().notNull() },
  {
    support: 'read',
    seenBy: t => anyOf(office(), allOf(staff(), noticeIsSeen(t.schoolId, t.noticeId))),
    writtenBy: () => ({ insert: office(), delete: office() }),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.tagId, () => tags),
      unique('notice_tags_once').on(t.schoolId, t.noticeId, t.tagId),
      index('notice_tags_tag').on(t.schoolId, t.tagId),
    ],
  },
)

/**
 * The children whom a notice reaches by a tag, without saying by which: a guardian may know that a notice is for their child, not
 * what the school calls the child by. Kept by triggers from both sides (`db/migrations/…notice_tags_reach.sql`); no code writes it.
 */
export const noticeTagged = schoolTable(
  'notice_tagged',
  { noticeId: uuid().notNull(), childId: uuid().notNull() },
  {
    support: 'read',
    seenBy: t => childCircle(t.childId),
    writtenBy: () => ({ insert: systemOnly(), delete: systemOnly() }),
    extra: t => [
      belongsTo(t, t.noticeId, () => notices),
      belongsTo(t, t.childId, () => children),
      unique('notice_tagged_once').on(t.schoolId, t.noticeId, t.childId),
      index('notice_tagged_child').on(t.schoolId, t.childId),
    ],
  },
)
