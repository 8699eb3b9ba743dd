import { bigint, boolean, index, integer, pgSchema, text, timestamp, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'

/*
 * Who people are, across schools: outside the wall and granted to `cubby_identity` alone, so neither a school's nor the
 * console's process can join it with rows of a school. Addresses are sealed; better-auth's own tables know a pseudonym only.
 */
export const identitySchema = pgSchema('identity')

const moment = () => timestamp({ withTimezone: true })
const ofUser = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** A person. Memberships of schools point here (`members.identity_id`), without a foreign key across the wall. */
export const identities = identitySchema.table('identities', {
  id: uuid().primaryKey().$defaultFn(uuidv7),
  emailSealed: text(),
  /** Keyed fingerprint of the normalised address. */
  emailIndex: text().unique(),
  clerkId: text().unique(),
  locale: text(),
  /** Wants each school's digest as a mail of its own, instead of one mail for all of them. */
  digestsApart: boolean().notNull().default(false),
  createdAt: moment().notNull().defaultNow(),
})

/** better-auth's user: the same id as the identity, `<fingerprint>@identity.invalid` for an address, no name. */
export const users = identitySchema.table('users', {
  id: uuid()
    .primaryKey()
    .references(() => identities.id, { onDelete: 'cascade' }),
  name: text().notNull().default(''),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  twoFactorEnabled: boolean().notNull().default(false),
  createdAt: moment().notNull().defaultNow(),
  updatedAt: moment().notNull().defaultNow(),
})

/** A signed-in browser on one host; the same token on another host is nobody. */
export const sessions = identitySchema.table(
  'sessions',
  {
    id: uuid().primaryKey(),
    token: text().notNull().unique(),
    userId: ofUser(),
    host: text().notNull(),
    /** "Firefox · Android": what a person needs to recognise it, no fingerprint of the device. */
    userAgent: text(),
    ipAddress: text(),
    /** Clerk's session behind it, so that ending that ends this. */
    clerkSessionId: text(),
    /** Signed in with two proofs: a second factor, or a passkey that asked for PIN or biometrics. */
    strong: boolean().notNull().default(false),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** Last used, to the hour. */
    updatedAt: moment().notNull().defaultNow(),
  },
  t => [index('sessions_user').on(t.userId), index('sessions_clerk').on(t.clerkSessionId)],
)

export const accounts = identitySchema.table(
  'accounts',
  {
    id: uuid().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: ofUser(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    /** scrypt. */
    password: text(),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
  },
  t => [unique('accounts_once').on(t.providerId, t.accountId), index('accounts_user').on(t.userId)],
)

/** Codes (keyed hashes) and challenges that wait to be answered. */
export const verifications = identitySchema.table(
  'verifications',
  {
    id: uuid().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
  },
  t => [index('verifications_identifier').on(t.identifier), index('verifications_expiry').on(t.expiresAt)],
)

/** Authenticator apps; secret and recovery codes are encrypted. */
export const twoFactors = identitySchema.table(
  'two_factors',
  {
    id: uuid().primaryKey(),
    userId: ofUser(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    verified: boolean().notNull().default(true),
    failedVerificationCount: integer().notNull().default(0),
    lockedUntil: moment(),
  },
  t => [unique('two_factors_user').on(t.userId)],
)

export const passkeys = identitySchema.table(
  'passkeys',
  {
    id: uuid().primaryKey(),
    userId: ofUser(),
    name: text(),
    /** A passkey belongs to the host it was made on (its rpID). */
    host: text(),
    publicKey: text().notNull(),
    credentialID: text('credential_id').notNull().unique(),
    counter: bigint({ mode: 'number' }).notNull(),
    deviceType: text().notNull(),
    backedUp: boolean().notNull(),
    transports: text(),
    aaguid: text(),
    createdAt: moment().defaultNow(),
  },
  t => [index('passkeys_user').on(t.userId)],
)

/** Counters of rate-limiter-flexible; keys are fingerprints, never addresses. */
export const limits = identitySchema.table('limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})

/** The wrapped keys of this schema; schools have their own in `data_keys`. */
export const identityKeys = identitySchema.table(
  'data_keys',
  {
    id: uuid().primaryKey().$defaultFn(uuidv7),
    purpose: text().notNull(),
    version: integer().notNull(),
    wrapped: text(),
  },
  t => [unique('identity_keys_once').on(t.purpose, t.version)],
)

/** Webhook messages that were taken in, by the sender's id, so that a repeated one does nothing. */
export const webhookMessages = identitySchema.table(
  'webhook_messages',
  {
    id: text().primaryKey(),
    receivedAt: moment().notNull().defaultNow(),
  },
  t => [index('webhook_messages_received').on(t.receivedAt)],
)
