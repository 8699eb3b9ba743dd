import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { nameHolds, schools } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { skeleton } from '../confusable.ts'
import { ensureIdentity } from '../identity/identities.server.ts'
import { freshEmail, mailedCode, TestBrowser, testLetterhead } from '../identity/test-door.ts'
import { confirmSignup } from '../signup/confirm.server.ts'
import { beginSignup } from '../signup/pending.server.ts'
import { standingOfAddress } from '../signup/standing.server.ts'
import { holdName, isHeldFrom, sweepHolds } from './holds.server.ts'

const platform = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('platform', { readOnly: false }, work)
const freshSlug = () => `s${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`

/** A school is closed: its row goes and its name is held, in one transaction. */
async function closed(ownerIds: string[] = []): Promise<{ slug: string; schoolId: string }> {
  const slug = freshSlug()
  const { id: schoolId } = await insertSchool({ slug, slugSkeleton: skeleton(slug) })
  await platform(async q => {
    await q.delete(schools).where(eq(schools.id, schoolId))
    await holdName(q, { kind: 'slug', name: slug, schoolId, ownerIds })
  })
  return { slug, schoolId }
}

async function signUp(slug: string, email = freshEmail()) {
  const browser = new TestBrowser('localhost')
  const begun = await beginSignup(
    browser.door(),
    {
      schoolName: 'Sunny Hill',
      kind: 'kindergarten',
      country: 'GB',
      timeZone: 'Europe/London',
      locale: 'en',
      slug,
      ownerName: 'Olive Owner',
      email,
      password: null,
    },
    testLetterhead,
  )
  if (begun.outcome !== 'mailed') throw new Error('No code was mailed.')
  browser.accept({ cookies: [begun.cookie] })
  return confirmSignup(browser.door(), await mailedCode(email))
}

test('a closed school’s address cannot be taken by another, nor one that looks like it; it is said without a name', async () => {
  const { slug } = await closed()
  expect(await standingOfAddress(slug)).toMatchObject({ state: 'held', slug })
  expect(await standingOfAddress(`${slug.slice(0, 4)}-${slug.slice(4)}`)).toMatchObject({ state: 'held' })
  const standing = await standingOfAddress(slug)
  expect('alternatives' in standing && standing.alternatives.length).toBeGreaterThan(0)
  expect(await signUp(slug)).toMatchObject({ outcome: 'address', standing: { state: 'held', slug } })
  expect(await platform(q => q.select().from(schools).where(eq(schools.slug, slug)))).toEqual([])
})

test('who owned the closed school gets its address back', async () => {
  const email = freshEmail()
  const { slug } = await closed([await ensureIdentity(email, 'en')])
  expect(await signUp(slug)).toMatchObject({ outcome: 'address' })
  expect(await signUp(slug, email)).toMatchObject({ outcome: 'founded', slug })
  expect(await platform(q => q.select().from(nameHolds).where(eq(nameHolds.name, slug)))).toEqual([])
})

test('after ninety days anybody can have it, and the sweep forgets it', async () => {
  const { slug } = await closed()
  await platform(q =>
    q.update(nameHolds).set({ heldUntil: sql`now() - interval '1 second'` }).where(eq(nameHolds.name, slug)),
  )
  expect(await standingOfAddress(slug)).toEqual({ state: 'free', slug })
  await sweepHolds()
  expect(await platform(q => q.select().from(nameHolds).where(eq(nameHolds.name, slug)))).toEqual([])
  expect(await signUp(slug)).toMatchObject({ outcome: 'founded' })
})

test('a domain is held for the school that gave it up, and for what its owners found anew', async () => {
  const name = `d-${crypto.randomUUID()}.org`
  const [schoolId, ownerId, other] = [uuidv7(), uuidv7(), uuidv7()]
  await platform(async q => {
    await holdName(q, { kind: 'domain', name, schoolId, ownerIds: [ownerId] })
    expect(await isHeldFrom(q, 'domain', name, { schoolId })).toBe(false)
    expect(await isHeldFrom(q, 'domain', name, { schoolId: other })).toBe(true)
    expect(await isHeldFrom(q, 'domain', name, { schoolId: other, identityId: other })).toBe(true)
    expect(await isHeldFrom(q, 'domain', name, { schoolId: other, identityId: ownerId })).toBe(false)
    expect(await isHeldFrom(q, 'slug', name, { schoolId: other })).toBe(false)
  })
})
