import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { identities, sessions, users, verifications } from '#db/schema/identity.ts'
import { mailSettled } from '../mail/mail.server.ts'
import { readOutbox } from '../mail/outbox.server.ts'
import { Problem } from '../problem.ts'
import { emailOf, ensureIdentity, identityWith, setPassword } from './identities.server.ts'
import { endSession, endSessionOf, endSessions, identityOf, isFresh, sessionOf, sessionsOf } from './session.server.ts'
import { requestCode, signInWithCode, signInWithPassword } from './sign-in.server.ts'
import { freshEmail, mailedCode, signedIn, TestBrowser, testLetterhead } from './test-door.ts'

const password = 'seven green tortoises'
const own = 'sunrise.localhost'
const identityRead = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('identity', { readOnly: true }, work)

async function person(): Promise<{ email: string; identityId: string }> {
  const email = freshEmail()
  const identityId = await ensureIdentity(email, 'en')
  await setPassword(identityId, password)
  return { email, identityId }
}

test('the right password signs in on this host, however the address is spelt', async () => {
  const { email, identityId } = await person()
  const browser = new TestBrowser(own)
  expect(await signedIn(await signInWithPassword(browser.door(), ` ${email.toUpperCase()}`, password), browser)).toBe(
    identityId,
  )
  expect(await identityOf(browser.request, own)).toEqual({ identityId })
  const session = await sessionOf(browser.request, own)
  expect(session).toMatchObject({ host: own, device: 'Firefox · Android' })
  expect(session && isFresh(session)).toBe(true)
})

test('a session of one school is nobody on another school’s host and on the console', async () => {
  const { email } = await person()
  const browser = new TestBrowser(own)
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  expect(await identityOf(browser.door('moonlight.localhost').request, 'moonlight.localhost')).toBeNull()
  expect(await identityOf(browser.door('console.localhost').request, 'console.localhost')).toBeNull()
  expect(await identityOf(browser.request, own)).not.toBeNull()
})

test('a token without our signature, or with another, is nobody', async () => {
  const { email, identityId } = await person()
  const browser = new TestBrowser(own)
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  const [row] = await identityRead(q =>
    q.select({ token: sessions.token }).from(sessions).where(eq(sessions.userId, identityId)),
  )
  for (const cookie of [
    `session=${row?.token}`,
    `session=${row?.token}.`,
    `session=${row?.token}.${Buffer.alloc(32).toString('base64')}`,
    'session=%E0%A4%A',
  ]) {
    expect(await identityOf(new Request(`http://${own}/`, { headers: { cookie } }), own)).toBeNull()
  }
})

test('neither rows nor better-auth’s tables hold the address', async () => {
  const { email, identityId } = await person()
  const browser = new TestBrowser(own)
  await requestCode(browser.door(), email, testLetterhead, false)
  const rows = await identityRead(q =>
    Promise.all([
      q.select().from(identities).where(eq(identities.id, identityId)),
      q.select().from(users).where(eq(users.id, identityId)),
      q.select().from(verifications),
      q.execute(sql`select key from identity.limits`),
    ]),
  )
  const text = JSON.stringify(rows.map(each => ('rows' in each ? each.rows : each)))
  expect(text).not.toContain(email.split('@')[0])
  expect(text).toContain('@identity.invalid')
  expect(text).not.toContain(browser.clientIp)
  expect(await emailOf(identityId)).toBe(email)
})

test('wrong password, unknown address and no address get the same answer', async () => {
  const { email } = await person()
  const answers = await Promise.all(
    [email, freshEmail(), 'not an address'].map(each =>
      signInWithPassword(new TestBrowser(own).door(), each, 'not the password'),
    ),
  )
  expect(answers).toEqual(Array(3).fill({ outcome: 'refused' }))
})

test('asking for a code tells nobody whether the address is known, and writes to people only', async () => {
  const { email } = await person()
  const stranger = freshEmail()
  const answers = await Promise.all(
    [email, stranger].map(each => requestCode(new TestBrowser(own).door(), each, testLetterhead, false)),
  )
  expect(answers).toEqual([undefined, undefined])
  await mailSettled()
  expect(await readOutbox(email)).toHaveLength(1)
  expect(await readOutbox(stranger)).toEqual([])
  const refused = await signInWithCode(new TestBrowser(own).door(), stranger, '123456', null)
  expect(refused).toEqual(await signInWithCode(new TestBrowser(own).door(), email, 'wrong', null))
})

test('the mailed code signs in once', async () => {
  const { email, identityId } = await person()
  const browser = new TestBrowser(own)
  await requestCode(browser.door(), email, testLetterhead, false)
  const code = await mailedCode(email)
  expect(await signedIn(await signInWithCode(browser.door(), email, code, null), browser)).toBe(identityId)
  expect(await signInWithCode(new TestBrowser(own).door(), email, code, null)).toEqual({ outcome: 'refused' })
})

test('after three wrong tries even the right code is refused', async () => {
  const { email } = await person()
  const browser = new TestBrowser(own)
  await requestCode(browser.door(), email, testLetterhead, false)
  const code = await mailedCode(email)
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 3; tries++)
    expect(await signInWithCode(browser.door(), email, wrong, null)).toEqual({ outcome: 'refused' })
  expect(await signInWithCode(browser.door(), email, code, null)).toEqual({ outcome: 'refused' })
})

test('a code that has expired is refused', async () => {
  const { email } = await person()
  const browser = new TestBrowser(own)
  await requestCode(browser.door(), email, testLetterhead, false)
  const code = await mailedCode(email)
  await runTransaction('identity', { readOnly: false }, q =>
    q.update(verifications).set({ expiresAt: new Date(Date.now() - 1_000) }),
  )
  expect(await signInWithCode(browser.door(), email, code, null)).toEqual({ outcome: 'refused' })
})

test('a newcomer with an invitation becomes an identity by the code alone', async () => {
  const email = freshEmail()
  const browser = new TestBrowser(own)
  await requestCode(browser.door(), email, testLetterhead, true)
  const code = await mailedCode(email)
  expect(
    await signInWithCode(browser.door(), email, code === '111111' ? '222222' : '111111', { locale: 'zh-Hans' }),
  ).toEqual({ outcome: 'refused' })
  expect(await identityWith(email)).toBeNull()
  const identityId = await signedIn(await signInWithCode(browser.door(), email, code, { locale: 'zh-Hans' }), browser)
  expect(await identityWith(email)).toBe(identityId)
})

test('two codes typed at once by the same newcomer make one identity and one session', async () => {
  const email = freshEmail()
  const browser = new TestBrowser(own)
  await requestCode(browser.door(), email, testLetterhead, true)
  const code = await mailedCode(email)
  const both = await Promise.all([1, 2].map(() => signInWithCode(browser.door(), email, code, { locale: 'en' })))
  expect(both.filter(each => each.outcome === 'signed_in').length).toBeLessThanOrEqual(1)
  const identityId = await identityWith(email)
  expect(await sessionsOf(identityId ?? '')).toHaveLength(both.filter(each => each.outcome === 'signed_in').length)
})

test('signing in again ends the session that the browser had', async () => {
  const { email, identityId } = await person()
  const browser = new TestBrowser(own)
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  const before = browser.request
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  expect(await identityOf(before, own)).toBeNull()
  expect(await sessionsOf(identityId)).toHaveLength(1)
})

test('a person ends one session, this one, or all others', async () => {
  const { email, identityId } = await person()
  const browsers = await Promise.all(
    [own, own, 'moonlight.localhost', own].map(async host => {
      const browser = new TestBrowser(host)
      await signedIn(await signInWithPassword(browser.door(), email, password), browser)
      return browser
    }),
  )
  const [here, there, elsewhere, other] = browsers as [TestBrowser, TestBrowser, TestBrowser, TestBrowser]
  const idOf = async (browser: TestBrowser) => (await sessionOf(browser.request, browser.hostname))?.id ?? ''
  await endSession(identityId, await idOf(there))
  expect(await identityOf(there.request, own)).toBeNull()
  await endSession(await ensureIdentity(freshEmail()), await idOf(here))
  expect(await identityOf(here.request, own)).not.toBeNull()
  await endSessionOf(other.request)
  expect(await sessionsOf(identityId)).toHaveLength(2)
  await endSessions(identityId, await idOf(here))
  expect(await identityOf(elsewhere.request, elsewhere.hostname)).toBeNull()
  expect(await identityOf(here.request, own)).not.toBeNull()
})

test('a session that was not used for a month is over', async () => {
  const { email, identityId } = await person()
  const browser = new TestBrowser(own)
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  const usedAt = (days: number) =>
    runTransaction('identity', { readOnly: false }, q =>
      q
        .update(sessions)
        .set({ updatedAt: new Date(Date.now() - days * 86_400_000) })
        .where(eq(sessions.userId, identityId)),
    )
  await usedAt(31)
  expect(await identityOf(browser.request, own)).toBeNull()
  await usedAt(29)
  expect(await identityOf(browser.request, own)).not.toBeNull()
  const [session] = await sessionsOf(identityId)
  expect(Date.now() - (session?.lastUsedAt.getTime() ?? 0)).toBeLessThan(3_600_000)
})

test('too many passwords for one address are too many, even the right one and from everywhere', async () => {
  const { email } = await person()
  for (let tries = 0; tries < 10; tries++) await signInWithPassword(new TestBrowser(own).door(), email, 'wrong')
  const refusal = await signInWithPassword(new TestBrowser(own).door(), email, password).catch(
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(Problem)
  expect(refusal).toMatchObject({ code: 'rate_limited' })
})

test('an unknown address runs into the same limit', async () => {
  const email = freshEmail()
  const doors = Array.from({ length: 6 }, () => new TestBrowser(own).door())
  for (const door of doors.slice(1)) await requestCode(door, email, testLetterhead, false)
  await expect(requestCode(new TestBrowser(own).door(), email, testLetterhead, false)).rejects.toMatchObject({
    code: 'rate_limited',
  })
})
