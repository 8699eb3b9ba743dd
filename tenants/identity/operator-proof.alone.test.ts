import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { v7 as uuidv7 } from 'uuid'
import { expect, test, vi } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { passkeys } from '#db/schema/identity.ts'
import { ensureIdentity, setPassword } from './identities.server.ts'
import { operatorProof } from './operator-proof.server.ts'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, passSecondFactor } from './second-factor.server.ts'
import { sessionOf } from './session.server.ts'
import { requestCode, signInWithCode, signInWithPassword } from './sign-in.server.ts'
import { freshEmail, mailedCode, signedIn, TestBrowser, testLetterhead } from './test-door.ts'

// Before any module reads the environment.
vi.hoisted(() => {
  process.env.CONSOLE_SECOND_FACTOR = 'required'
})

const host = 'console.localhost'
const password = 'seven green tortoises'
const appCode = (secret: string) => createOTP(new TextDecoder().decode(base32.decode(secret))).totp()

async function proofOf(browser: TestBrowser) {
  const session = await sessionOf(browser.request, host)
  if (!session) throw new Error('not signed in')
  return operatorProof(session)
}

async function operator() {
  const email = freshEmail()
  const identityId = await ensureIdentity(email, 'en')
  await setPassword(identityId, password)
  const browser = new TestBrowser(host)
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  return { email, identityId, browser }
}

async function withSecondFactor() {
  const person = await operator()
  const setup = await beginSecondFactor(person.browser.door(), person.identityId, password, 'Cubby')
  const cookies =
    setup && (await confirmSecondFactor(person.browser.door(), person.identityId, await appCode(setup.secret)))
  if (!cookies) throw new Error('The second factor was not set up')
  person.browser.accept({ cookies })
  return { ...person, recoveryCodes: setup.recoveryCodes }
}

test('who has one proof only is to set a second up, and has given it once the first code was right', async () => {
  const { browser, identityId } = await operator()
  expect(await proofOf(browser)).toBe('set_up')
  const setup = await beginSecondFactor(browser.door(), identityId, password, 'Cubby')
  expect(await proofOf(browser), 'begun is not done').toBe('set_up')
  browser.accept({
    cookies: (await confirmSecondFactor(browser.door(), identityId, await appCode(setup?.secret ?? ''))) ?? [],
  })
  expect(await proofOf(browser)).toBe('given')
})

test('signing in with the second factor gives it, in a new browser and with a recovery code', async () => {
  const { email, recoveryCodes } = await withSecondFactor()
  const browser = new TestBrowser(host)
  browser.accept(await signInWithPassword(browser.door(), email, password))
  await signedIn(await passSecondFactor(browser.door(), recoveryCodes[0] ?? ''), browser)
  expect(await proofOf(browser)).toBe('given')
})

test('a browser that was signed in before the second factor was set up has to use it', async () => {
  const { email, identityId, browser: early } = await operator()
  const other = new TestBrowser(host)
  await signedIn(await signInWithPassword(other.door(), email, password), other)
  const setup = await beginSecondFactor(other.door(), identityId, password, 'Cubby')
  await confirmSecondFactor(other.door(), identityId, await appCode(setup?.secret ?? ''))
  const session = await sessionOf(early.request, host)
  expect(session === null ? 'signed out' : await operatorProof(session)).not.toBe('given')
})

test('switching the second factor off takes the proof away', async () => {
  const { browser, identityId } = await withSecondFactor()
  browser.accept({ cookies: (await endSecondFactor(browser.door(), identityId, password)) ?? [] })
  expect(await proofOf(browser)).toBe('set_up')
})

test('who has a passkey of the console cannot set up another proof by a mailed code alone', async () => {
  const { email, identityId } = await operator()
  const passkey = (on: string) => ({
    id: uuidv7(),
    userId: identityId,
    host: on,
    publicKey: 'x',
    credentialID: uuidv7(),
    counter: 0,
    deviceType: 'singleDevice',
    backedUp: false,
  })
  const add = (on: string) =>
    runTransaction('identity', { readOnly: false }, q => q.insert(passkeys).values(passkey(on)))
  const browser = new TestBrowser(host)
  await requestCode(browser.door(), email, testLetterhead, false)
  await signedIn(await signInWithCode(browser.door(), email, await mailedCode(email), null), browser)
  await add('sunrise.localhost')
  expect(await proofOf(browser), 'a passkey of a school opens no console').toBe('set_up')
  await add(host)
  expect(await proofOf(browser)).toBe('again')
})
