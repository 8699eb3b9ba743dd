import { index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { anyOf, office, staffOfChild } from '../visibility.ts'
import { children } from './children.ts'
import { members } from './members.ts'

/** An invitation for one waiting member, by e-mail or as a link to pass on. Only its hash is kept. */
export const invitations = schoolTable(
  'invitations',
  {
    memberId: uuid().notNull(),
    invitedBy: uuid(),
    tokenHash: text().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    acceptedAt: timestamp({ withTimezone: true }),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: office,
    writtenBy: office,
    extra: t => [
      belongsTo(t, t.memberId, () => members),
      unique('invitations_token').on(t.schoolId, t.tokenHash),
      index('invitations_member').on(t.schoolId, t.memberId),
    ],
  },
)

/**
 * A code on a printed sheet with which one guardian joins one child. Kept hashed for looking up and
 * sealed for printing the sheet again.
 */
export const joinCodes = schoolTable(
  'join_codes',
  {
    childId: uuid().notNull(),
    /** First, second … guardian of the child: each their own code. */
    guardianNumber: text().notNull(),
    codeHash: text().notNull(),
    codeSealed: text().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
    usedBy: uuid(),
  },
  {
    seenBy: t => anyOf(office(), staffOfChild(t.childId)),
    writtenBy: t => anyOf(office(), staffOfChild(t.childId)),
    extra: t => [
      belongsTo(t, t.childId, () => children),
      unique('join_codes_code').on(t.schoolId, t.codeHash),
      index('join_codes_child').on(t.schoolId, t.childId),
    ],
  },
)
