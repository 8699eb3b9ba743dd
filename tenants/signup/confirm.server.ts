import { timingSafeEqual } from 'node:crypto'
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schools } from '#db/schema/platform.ts'
import { signups } from '#db/schema/signups.ts'
import { spend } from '../identity/limits.server.ts'
import type { Door } from '../identity/sign-in.server.ts'
import { signupOf } from './cookie.server.ts'
import { countConfirmed } from './counts.server.ts'
import { foundSchool } from './founding.server.ts'
import { hashOfCode, openForm, sealForm } from './pending.server.ts'
import { standingOfAddress } from './standing.server.ts'
import type { AddressStanding } from './standing.ts'

/** Wrong tries after which a code is dead and a new one has to be asked for. */
export const signupTries = 5

export interface Founded {
  schoolId: string
  slug: string
  name: string
  identityId: string
}
export type Confirmed =
  | ({ outcome: 'founded' } & Founded)
  /** No sign-up was begun in this browser, or its hour is over. */
  | { outcome: 'gone' }
  | { outcome: 'wrong' }
  | { outcome: 'too_many' }
  /** Somebody took the address in the meantime; the code stays good for another one. */
  | { outcome: 'address'; standing: Exclude<AddressStanding, { state: 'free' }> }

/**
 * Takes the mailed code and founds the school, once however often it is confirmed.
 * @param slug another address, when the one of the form was taken in the meantime
 * @throws Problem rate_limited
 */
export async function confirmSignup(door: Door, code: string, slug?: string): Promise<Confirmed> {
  const id = await signupOf(door.request, door.hostname)
  if (!id) return { outcome: 'gone' }
  await spend({ 'code_try.network': door.clientIp, 'code_try.address': id })
  const row = await countedTry(id)
  if (row === 'too_many' || row === 'gone') return { outcome: row }
  if (!sameHash(row.codeHash, await hashOfCode(id, code))) return { outcome: 'wrong' }
  await write(async q => {
    await q.update(signups).set({ tries: 0 }).where(eq(signups.id, id))
    const first = await q
      .update(signups)
      .set({ confirmedAt: new Date() })
      .where(and(eq(signups.id, id), isNull(signups.confirmedAt)))
      .returning({ createdAt: signups.createdAt })
    for (const { createdAt } of first) await countConfirmed(q, createdAt)
  })
  return finishSignup(row, slug)
}

/** Founds the school of a confirmed sign-up, or says which one it was founded as. Also called by the sweep. */
export async function finishSignup(row: typeof signups.$inferSelect, slug?: string): Promise<Confirmed> {
  const form = await openForm(row)
  if (!form) return asFounded(row)
  const chosen = slug && slug !== form.slug ? { ...form, slug } : form
  if (chosen !== form) {
    const standing = await standingOfAddress(chosen.slug, form.kind)
    if (standing.state !== 'free' && standing.state !== 'held') return { outcome: 'address', standing }
    chosen.slug = standing.slug
    await update(row.id, { formSealed: await sealForm(row.id, chosen) })
  }
  const identityId = await foundSchool(row, chosen)
  if (!identityId) {
    const standing = await standingOfAddress(chosen.slug, form.kind)
    // Free again within a moment: the other one was undone. The next try finds out.
    return {
      outcome: 'address',
      standing: standing.state === 'free' ? { state: 'taken', slug: chosen.slug, alternatives: [] } : standing,
    }
  }
  // What was typed is in the school now, under its own keys.
  await update(row.id, { identityId, doneAt: new Date(), formSealed: null })
  return { outcome: 'founded', schoolId: row.schoolId, slug: chosen.slug, name: chosen.schoolName, identityId }
}

/** Counts before it compares, so that two guesses at once are two guesses. */
async function countedTry(id: string): Promise<typeof signups.$inferSelect | 'gone' | 'too_many'> {
  const [counted] = await write(q =>
    q
      .update(signups)
      .set({ tries: sql`${signups.tries} + 1` })
      .where(and(eq(signups.id, id), gt(signups.expiresAt, new Date()), lt(signups.tries, signupTries)))
      .returning(),
  )
  if (counted) return counted
  const [left] = await write(q => q.select({ expiresAt: signups.expiresAt }).from(signups).where(eq(signups.id, id)))
  return left && left.expiresAt > new Date() ? 'too_many' : 'gone'
}

async function asFounded({ schoolId, identityId }: typeof signups.$inferSelect): Promise<Confirmed> {
  const [school] = await runTransaction('platform', { readOnly: true }, q =>
    q.select({ slug: schools.slug, name: schools.name }).from(schools).where(eq(schools.id, schoolId)),
  )
  return school && identityId ? { outcome: 'founded', schoolId, ...school, identityId } : { outcome: 'gone' }
}

function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const write = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('identity', { readOnly: false }, work)
const update = (id: string, columns: Partial<typeof signups.$inferInsert>) =>
  write(q => q.update(signups).set(columns).where(eq(signups.id, id)))
