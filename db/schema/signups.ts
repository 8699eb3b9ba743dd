import { date, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { identities, identitySchema } from './identity.ts'

const moment = () => timestamp({ withTimezone: true })

/**
 * Schools that wait for the code from their owner's mail. All that was typed is sealed, and gone once the school is there;
 * the ids are made beforehand, so that confirming twice makes one school.
 */
export const signups = identitySchema.table(
  'signups',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    schoolId: uuid().notNull().unique().$defaultFn(uuidv7),
    memberId: uuid().notNull().$defaultFn(uuidv7),
    formSealed: text(),
    /** Keyed hash of the mailed code. */
    codeHash: text().notNull(),
    tries: integer().notNull().default(0),
    /** The code came back: from here on the school is made, whatever happens to the browser. */
    confirmedAt: moment(),
    /** The owner, once the school is there. */
    identityId: uuid(),
    doneAt: moment(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  t => [index('signups_expiry').on(t.expiresAt)],
)

/**
 * How many sign-ups were begun on a day (UTC), and how many of those were confirmed, that day or later. Counted in the transaction that writes the
 * sign-up, and kept when it is gone.
 */
export const signupDays = identitySchema.table('signup_days', {
  day: date().primaryKey(),
  started: integer().notNull().default(0),
  confirmed: integer().notNull().default(0),
})

/** Tickets from the public site to a school's own host: hashed, for a minute, for one host, used by deleting the row. */
export const handovers = identitySchema.table(
  'handovers',
  {
    tokenHash: text().primaryKey(),
    identityId: uuid()
      .notNull()
      .references(() => identities.id, { onDelete: 'cascade' }),
    host: text().notNull(),
    /** Of a session that is carried over within a school: when it began, for the new one proves nothing anew. */
    signedInAt: moment(),
    expiresAt: moment().notNull(),
  },
  t => [index('handovers_expiry').on(t.expiresAt)],
)
