import { and, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { identities } from '#db/schema/identity.ts'
import { eraseIdentity, insertUser } from './identities.server.ts'
import { knownAs, pseudonym, sealEmail } from './vault.server.ts'

/** The identity behind a person of Clerk's, made at first sight. */
export async function identityOfClerk(clerkId: string): Promise<string> {
  const existing = await find(clerkId)
  if (existing) return existing
  const id = uuidv7()
  const made = await runTransaction('identity', { readOnly: false }, async q => {
    const inserted = await q
      .insert(identities)
      .values({ id, clerkId })
      .onConflictDoNothing()
      .returning({ id: identities.id })
    if (inserted.length > 0) await insertUser(q, id, pseudonym(`clerk-${id}`))
    return inserted.length > 0
  })
  if (made) return id
  const winner = await find(clerkId)
  if (!winner) throw new Error('The identity just inserted is not there')
  return winner
}

/**
 * A person of Clerk's with a proven address. An identity that has the address from before and no person of Clerk's becomes
 * this person's; else one is made.
 */
export async function takeEmail(clerkId: string, email: string): Promise<void> {
  const known = await knownAs(email)
  if (!known) return
  if (!(await find(clerkId))) {
    const adopted = await runTransaction('identity', { readOnly: false }, q =>
      q
        .update(identities)
        .set({ clerkId })
        .where(and(eq(identities.emailIndex, known.index), isNull(identities.clerkId)))
        .returning({ id: identities.id }),
    )
    if (adopted.length > 0) return
  }
  await identityOfClerk(clerkId)
  await updateEmail(clerkId, email)
}

/** Takes a new proven address over for a person we know. One that is somebody else's here stays theirs. */
export async function updateEmail(clerkId: string, email: string): Promise<void> {
  const [known, identityId] = await Promise.all([knownAs(email), find(clerkId)])
  if (!known || !identityId) return
  const emailSealed = await sealEmail(identityId, known.email)
  await runTransaction('identity', { readOnly: false }, async q => {
    const taken = await q.select({ id: identities.id }).from(identities).where(eq(identities.emailIndex, known.index))
    if (taken.some(row => row.id !== identityId)) return
    await q.update(identities).set({ emailSealed, emailIndex: known.index }).where(eq(identities.id, identityId))
  })
}

/** Clerk has erased the person: so do we. Memberships stay with their schools, without anybody behind them. */
export async function forgetPerson(clerkId: string): Promise<void> {
  const identityId = await find(clerkId)
  if (identityId) await eraseIdentity(identityId)
}

async function find(clerkId: string): Promise<string | null> {
  const rows = await runTransaction('identity', { readOnly: true }, q =>
    q.select({ id: identities.id }).from(identities).where(eq(identities.clerkId, clerkId)),
  )
  return rows[0]?.id ?? null
}
