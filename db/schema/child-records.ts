import { boolean, index, integer, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, guardiansOf, inPerson, office, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { media } from './media.ts'
import { members } from './members.ts'

/**
 * A child's whole record as a folder that a guardian takes along: one for each child and guardian. The file itself is seen by nobody; whoever
 * fetches it is asked here, so that it is out of reach with the guardian's right to see the child. Written by the school itself
 * once the domain has asked who may (`tenants/people/record/`).
 */
export const childRecords = schoolTable(
  'child_records',
  {
    childId: uuid().notNull(),
    /** The guardian for whom and under whose rights it is made. */
    memberId: uuid().notNull(),
    /** The guardian, or the office on the family's request. */
    askedBy: uuid().notNull(),
    mediaId: uuid().notNull(),
    /** How far it is, in percent. */
    progress: integer().notNull().default(0),
    /** The files in it: once one of them is no more for its guardian to see, nor is the whole. */
    fileIds: uuid().array().notNull().default([]),
    /** What is said in the child's circle is in it. */
    talks: boolean().notNull().default(false),
  },
  {
    seenBy: t => anyOf(office(), allOf(inPerson(t.memberId), guardiansOf(t.childId))),
    writtenBy: systemOnly,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.memberId, () => members),
      belongsTo(t, t.askedBy, () => members),
      belongsTo(t, t.mediaId, () => media),
      unique('child_records_once').on(t.schoolId, t.childId, t.memberId),
      index('child_records_media').on(t.schoolId, t.mediaId),
    ],
  },
)
