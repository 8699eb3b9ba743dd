import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { sessions } from '#db/schema/identity.ts'
import { joinBus, leaveBus, publish } from '../bus.server.ts'
import { changePassword } from './account.server.ts'
import { ensureIdentity, eraseIdentity, setPassword } from './identities.server.ts'
import { requestReset, resetPassword } from './reset.server.ts'
import { beginSecondFactor, confirmSecondFactor } from './second-factor.server.ts'
import {
  endClerkSession,
  endSession,
  endSessionOf,
  endSessions,
  identityOf,
  openSession,
  sessionOf,
} from './session.server.ts'
import { signInWithPassword } from './sign-in.server.ts'
import { freshEmail, mailedCode, signedIn, TestBrowser, testLetterhead } from './test-door.ts'

/*
 * Who is signed in is remembered by a process for a while. Each way to end a session is tried on one that is remembered:
 * from that moment it is nobody's.
 */

const host = 'sunrise.localhost'
const password = 'seven green tortoises'

/** Somebody whom this process has just looked up. */
async function remembered() {
  const email = freshEmail()
  const identityId = await ensureIdentity(email, 'en')
  await setPassword(identityId, password)
  const browser = new TestBrowser(host)
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  const { request } = browser
  expect(await identityOf(request, host)).toEqual({ identityId })
  const session = await sessionOf(request, host)
  if (!session) throw new Error('not signed in')
  return { email, identityId, browser, request, session }
}

const deleteRow = (identityId: string) =>
  runTransaction('identity', { readOnly: false }, q => q.delete(sessions).where(eq(sessions.userId, identityId)))

test('who is signed in is remembered, until another process says that it ended', async () => {
  const { identityId, request } = await remembered()
  await deleteRow(identityId)
  expect(await identityOf(request, host), 'nobody has said so').toEqual({ identityId })
  await publish('session', identityId)
  expect(await identityOf(request, host)).toBeNull()
})

test('what is remembered is asked for again when messages may have been lost', async () => {
  const { identityId, request } = await remembered()
  await deleteRow(identityId)
  let reconnected: () => void = () => {}
  await joinBus({
    send: async () => {},
    close: async () => {},
    listen: async (_deliver, missed) => {
      reconnected = missed
    },
  })
  reconnected()
  expect(await identityOf(request, host)).toBeNull()
  await leaveBus()
})

test('a session is remembered for its own host only', async () => {
  const { browser } = await remembered()
  expect(await identityOf(browser.door('moonlight.localhost').request, 'moonlight.localhost')).toBeNull()
})

test.for([
  ['signing out', ({ request }) => endSessionOf(request)],
  ['ending it from the list', ({ identityId, session }) => endSession(identityId, session.id)],
  ['signing out everywhere', ({ identityId }) => endSessions(identityId)],
  ['forgetting the person', ({ identityId }) => eraseIdentity(identityId)],
  [
    'signing in again in the same browser',
    async ({ browser, email }) => {
      await signInWithPassword(browser.door(), email, password)
    },
  ],
  [
    'a new password by mail',
    async ({ browser, email }) => {
      await requestReset(browser.door(), email, testLetterhead)
      await resetPassword(browser.door(), email, await mailedCode(email), 'eight purple herons', testLetterhead)
    },
  ],
  [
    'a new password in another browser',
    async ({ email }) => {
      const other = new TestBrowser(host)
      await signedIn(await signInWithPassword(other.door(), email, password), other)
      const session = await sessionOf(other.request, host)
      if (session) await changePassword(session, password, 'eight purple herons', testLetterhead)
    },
  ],
  [
    'setting up a second factor in another browser',
    async ({ identityId, email }) => {
      const other = new TestBrowser(host)
      await signedIn(await signInWithPassword(other.door(), email, password), other)
      const setup = await beginSecondFactor(other.door(), identityId, password, 'Sunrise')
      const code = await createOTP(new TextDecoder().decode(base32.decode(setup?.secret ?? ''))).totp()
      other.accept({ cookies: (await confirmSecondFactor(other.door(), identityId, code)) ?? [] })
      expect(await identityOf(other.request, host), 'the browser that set it up stays').toEqual({ identityId })
    },
  ],
] satisfies [string, (person: Awaited<ReturnType<typeof remembered>>) => Promise<void>][])(
  'it ends by %s',
  async ([, end]) => {
    const person = await remembered()
    await end(person)
    expect(await identityOf(person.request, host)).toBeNull()
  },
)

test('it ends with the session at Clerk that it began with', async () => {
  const { identityId } = await remembered()
  const clerkSessionId = `sess_${crypto.randomUUID()}`
  const cookie = (await openSession(identityId, host, 'Firefox', clerkSessionId)).split(';')[0] ?? ''
  const request = new Request(`http://${host}:3000/`, { headers: { cookie } })
  expect(await identityOf(request, host)).toEqual({ identityId })
  await endClerkSession(clerkSessionId)
  expect(await identityOf(request, host)).toBeNull()
})
