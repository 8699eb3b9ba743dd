import { unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyOf, childCircle, relativesOf, systemOnly } from '../visibility.ts'
import { children } from './children.ts'
import { media } from './media.ts'
import { members } from './members.ts'

/**
 * The picture by which a child is known in lists; seen by whoever sees the child. Written by the school itself once the domain
 * has asked who may (`tenants/people/portrait.server.ts`): taking one off concerns a file that may be somebody else's.
 */
export const childPortraits = schoolTable(
  'child_portraits',
  { childId: uuid().notNull(), mediaId: uuid().notNull(), setBy: uuid().notNull() },
  {
    support: 'read',
    seenBy: t => anyOf(childCircle(t.childId), relativesOf(t.childId)),
    writtenBy: systemOnly,
    extra: t => [
      belongsTo(t, t.childId, () => children),
      belongsTo(t, t.mediaId, () => media),
      belongsTo(t, t.setBy, () => members, 'restrict'),
      unique('child_portraits_once').on(t.schoolId, t.childId),
    ],
  },
)
