import { sql } from 'drizzle-orm'
import { boolean, check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { currentSupportGrant } from '../actor-settings.ts'
import { belongsTo, schoolTable } from '../school-table.ts'
import { allOf, anyOf, head, self, systemOnly } from '../visibility.ts'
import { members } from './members.ts'

const moment = () => timestamp({ withTimezone: true })

/**
 * That the head of a school lets the vendor's support look into it (decision 044). It is in force until its time is up or it was ended,
 * whichever is first, whether or not anybody writes that down; each transaction of support asks this row.
 */
export const supportGrants = schoolTable(
  'support_grants',
  {
    grantedBy: uuid().notNull(),
    /** The one person of the vendor who may enter; null for whoever works in its support. Operators belong to no school, so no key leads there. */
    operatorId: uuid(),
    /** As the head chose it; '' for anybody. */
    operatorName: text().notNull(),
    reason: text().notNull(),
    mayEdit: boolean().notNull().default(false),
    until: moment().notNull(),
    endedAt: moment(),
    endedBy: uuid(),
  },
  {
    support: 'read',
    seenBy: t => anyOf(head(), sql`${t.id} = ${currentSupportGrant}`),
    writtenBy: t => ({ insert: allOf(head(), self(t.grantedBy)), update: head() }),
    extra: t => [
      belongsTo(t, t.grantedBy, () => members, 'restrict'),
      check('support_grants_longest', sql`until <= created_at + interval '72 hours'`),
      index('support_grants_until').on(t.schoolId, t.until),
    ],
  },
)

/** That somebody of support came in by a grant: first a ticket from the console, then a session of its own. Both are kept as hashes. */
export const supportVisits = schoolTable(
  'support_visits',
  {
    grantId: uuid().notNull(),
    operatorId: uuid().notNull(),
    operatorName: text().notNull(),
    ticketHash: text(),
    ticketUntil: moment().notNull(),
    tokenHash: text(),
    enteredAt: moment(),
    leftAt: moment(),
  },
  {
    seenBy: head,
    writtenBy: () => ({ insert: systemOnly(), update: systemOnly() }),
    extra: t => [
      belongsTo(t, t.grantId, () => supportGrants),
      uniqueIndex('support_visits_ticket').on(t.schoolId, t.ticketHash),
      uniqueIndex('support_visits_token').on(t.schoolId, t.tokenHash),
    ],
  },
)

/** What was opened or done on a visit: which right it took at which kind of address, and nothing of what stood there. Never changed. */
export const supportLooks = schoolTable(
  'support_looks',
  {
    grantId: uuid().notNull(),
    visitId: uuid().notNull(),
    intent: text({ enum: ['load', 'act'] }).notNull(),
    permission: text().notNull(),
    /** With names in the place of ids: `/people/children/:childId`. */
    route: text().notNull(),
  },
  {
    seenBy: head,
    writtenBy: () => ({ insert: systemOnly() }),
    extra: t => [
      belongsTo(t, t.grantId, () => supportGrants),
      belongsTo(t, t.visitId, () => supportVisits),
      index('support_looks_grant').on(t.schoolId, t.grantId, t.createdAt),
    ],
  },
)
