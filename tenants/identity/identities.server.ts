import { hashPassword } from 'better-auth/crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { accounts, identities, users } from '#db/schema/identity.ts'
import { publish } from '../bus.server.ts'
import { knownAs, openEmail, pseudonym, sealEmail } from './vault.server.ts'

/** The identity with that address, or null; for those who may know already that it exists. */
export async function identityWith(email: string): Promise<string | null> {
  const known = await knownAs(email)
  if (!known) return null
  const rows = await read(q =>
    q.select({ id: identities.id }).from(identities).where(eq(identities.emailIndex, known.index)),
  )
  return rows[0]?.id ?? null
}

/**
 * The identity with that address, made if there is none. Only for addresses that were proven (a code came back), and for
 * seeds.
 * @throws TypeError when it is no address
 */
export async function ensureIdentity(email: string, locale: string | null = null): Promise<string> {
  const known = await knownAs(email)
  if (!known) throw new TypeError('Not an e-mail address')
  const existing = await identityWith(known.email)
  if (existing) return existing
  const id = uuidv7()
  const emailSealed = await sealEmail(id, known.email)
  const made = await write(async q => {
    const inserted = await q
      .insert(identities)
      .values({ id, emailSealed, emailIndex: known.index, locale })
      .onConflictDoNothing()
      .returning({ id: identities.id })
    if (inserted.length > 0) await insertUser(q, id, pseudonym(known.index))
    return inserted.length > 0
  })
  if (made) return id
  const winner = await identityWith(known.email)
  if (!winner) throw new Error('The identity just inserted is not there')
  return winner
}

/** better-auth's side of an identity: same id, a pseudonym, no name. Addresses are proven before they get here. */
export const insertUser = (q: Queries, id: string, email: string) =>
  q.insert(users).values({ id, email, emailVerified: true })

/** Sets the password, whatever it was before; rules and rights are the caller's to check. */
export async function setPassword(identityId: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await write(q =>
    q
      .insert(accounts)
      .values({ id: uuidv7(), userId: identityId, accountId: identityId, providerId: 'credential', password: hash })
      .onConflictDoUpdate({
        target: [accounts.providerId, accounts.accountId],
        set: { password: hash, updatedAt: new Date() },
      }),
  )
}

export async function hasPassword(identityId: string): Promise<boolean> {
  const rows = await read(q =>
    q
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.userId, identityId), eq(accounts.providerId, 'credential'))),
  )
  return rows.length > 0
}

/** The person's address, opened; null for one who came without (by Clerk, with a phone). */
export async function emailOf(identityId: string): Promise<string | null> {
  const rows = await read(q =>
    q.select({ sealed: identities.emailSealed }).from(identities).where(eq(identities.id, identityId)),
  )
  return rows[0]?.sealed ? openEmail(identityId, rows[0].sealed) : null
}

/** How several persons are written to, by identity: address (null without one) and the language they chose for all schools. */
export async function reachOf(
  identityIds: readonly string[],
): Promise<Map<string, { email: string | null; locale: string | null }>> {
  if (identityIds.length === 0) return new Map()
  const rows = await read(q =>
    q
      .select({ id: identities.id, sealed: identities.emailSealed, locale: identities.locale })
      .from(identities)
      .where(inArray(identities.id, [...identityIds])),
  )
  const opened = rows.map(async ({ id, sealed, locale }) => {
    const email = sealed ? await openEmail(id, sealed) : null
    return [id, { email, locale }] as const
  })
  return new Map(await Promise.all(opened))
}

/** The language the person chose for all schools, or null. */
export async function localeOfIdentity(identityId: string): Promise<string | null> {
  const rows = await read(q =>
    q.select({ locale: identities.locale }).from(identities).where(eq(identities.id, identityId)),
  )
  return rows[0]?.locale ?? null
}

export async function setLocale(identityId: string, locale: string): Promise<void> {
  await write(q => q.update(identities).set({ locale }).where(eq(identities.id, identityId)))
}

/** Whether the person wants the digests of their schools in one mail. */
export async function wantsOneMail(identityId: string): Promise<boolean> {
  const rows = await read(q =>
    q.select({ apart: identities.digestsApart }).from(identities).where(eq(identities.id, identityId)),
  )
  return rows[0]?.apart === false
}

/** The digests of all schools in one mail, or each in its own; what waits already follows. */
export async function setOneMail(identityId: string, wanted: boolean): Promise<void> {
  await write(q => q.update(identities).set({ digestsApart: !wanted }).where(eq(identities.id, identityId)))
}

/** Erases who somebody is, with sessions, passkeys and codes; memberships are their schools' to end first. */
export async function eraseIdentity(identityId: string): Promise<void> {
  await write(q => q.delete(identities).where(eq(identities.id, identityId)))
  await publish('session', identityId)
}

const read = <Result>(work: (q: Queries) => Promise<Result>) => runTransaction('identity', { readOnly: true }, work)
const write = <Result>(work: (q: Queries) => Promise<Result>) => runTransaction('identity', { readOnly: false }, work)
