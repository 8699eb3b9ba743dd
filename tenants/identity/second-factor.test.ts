import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { expect, test } from 'vitest'
import { mailSettled } from '../mail/mail.server.ts'
import { readOutbox } from '../mail/outbox.server.ts'
import { changePassword, confirmNewEmail, requestNewEmail } from './account.server.ts'
import { emailOf, ensureIdentity, identityWith, setPassword } from './identities.server.ts'
import { passwordFault } from './password-rules.ts'
import { requestReset, resetPassword } from './reset.server.ts'
import {
  awaitsSecondFactor,
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  newRecoveryCodes,
  passSecondFactor,
  secondFactorOf,
} from './second-factor.server.ts'
import { identityOf, sessionOf } from './session.server.ts'
import { requestCode, signInWithCode, signInWithPassword } from './sign-in.server.ts'
import { freshEmail, mailedCode, signedIn, TestBrowser, testLetterhead } from './test-door.ts'

const own = 'sunrise.localhost'
const password = 'seven green tortoises'

/** Six digits as an authenticator app shows them for a Base32 key. */
const appCode = (secret: string) => createOTP(new TextDecoder().decode(base32.decode(secret))).totp()

async function person() {
  const email = freshEmail()
  const identityId = await ensureIdentity(email, 'en')
  await setPassword(identityId, password)
  const browser = new TestBrowser(own)
  await signedIn(await signInWithPassword(browser.door(), email, password), browser)
  return { email, identityId, browser }
}

async function protectedPerson() {
  const { email, identityId, browser } = await person()
  const setup = await beginSecondFactor(browser.door(), identityId, password, 'Sunrise')
  if (!setup) throw new Error('The second factor was not begun')
  const cookies = await confirmSecondFactor(browser.door(), identityId, await appCode(setup.secret))
  if (!cookies) throw new Error('The first code was refused')
  browser.accept({ cookies })
  return { email, identityId, browser, ...setup }
}

test('the app names school and address, not our pseudonym', async () => {
  const { uri, email } = await protectedPerson()
  expect(decodeURIComponent(uri)).toContain(`otpauth://totp/Sunrise:${email}?`)
  expect(uri).not.toContain('identity.invalid')
})

test('with the second step on, a password alone signs nobody in', async () => {
  const { email, identityId, secret } = await protectedPerson()
  const browser = new TestBrowser(own)
  expect(browser.accept(await signInWithPassword(browser.door(), email, password)).outcome).toBe('second_factor')
  expect(await identityOf(browser.request, own)).toBeNull()
  expect(awaitsSecondFactor(browser.request)).toBe(true)
  expect(await passSecondFactor(browser.door(), '000000')).toEqual({ outcome: 'refused' })
  expect(await signedIn(await passSecondFactor(browser.door(), await appCode(secret)), browser)).toBe(identityId)
  expect(await identityOf(browser.request, own)).toEqual({ identityId })
})

test('a code by mail asks for the second step as well', async () => {
  const { email, secret } = await protectedPerson()
  const browser = new TestBrowser(own)
  await requestCode(browser.door(), email, testLetterhead, false)
  expect(browser.accept(await signInWithCode(browser.door(), email, await mailedCode(email), null)).outcome).toBe(
    'second_factor',
  )
  expect(await identityOf(browser.request, own)).toBeNull()
  expect((await passSecondFactor(browser.door(), await appCode(secret))).outcome).toBe('signed_in')
})

test('a recovery code works once, with or without its dash', async () => {
  const { email, recoveryCodes } = await protectedPerson()
  const firstStep = async () => {
    const browser = new TestBrowser(own)
    browser.accept(await signInWithPassword(browser.door(), email, password))
    return browser
  }
  const code = recoveryCodes[0] ?? ''
  expect((await passSecondFactor((await firstStep()).door(), code.replace('-', ''))).outcome).toBe('signed_in')
  expect(await passSecondFactor((await firstStep()).door(), code)).toEqual({ outcome: 'refused' })
})

test('the second step needs the first: a right code without it is refused', async () => {
  const { secret } = await protectedPerson()
  expect(await passSecondFactor(new TestBrowser(own).door(), await appCode(secret))).toEqual({ outcome: 'refused' })
})

test('new recovery codes replace the old ones', async () => {
  const { email, identityId, browser, recoveryCodes } = await protectedPerson()
  expect(await newRecoveryCodes(browser.door(), identityId, 'not the password')).toBeNull()
  const fresh = await newRecoveryCodes(browser.door(), identityId, password)
  expect(fresh).toHaveLength(10)
  const other = new TestBrowser(own)
  other.accept(await signInWithPassword(other.door(), email, password))
  expect(await passSecondFactor(other.door(), recoveryCodes[1] ?? '')).toEqual({ outcome: 'refused' })
  expect((await passSecondFactor(other.door(), fresh?.[0] ?? '')).outcome).toBe('signed_in')
})

test('nothing is asked for until the first code was confirmed; a wrong password begins and ends nothing', async () => {
  const { email, identityId, browser } = await person()
  expect(await beginSecondFactor(browser.door(), identityId, 'not the password', 'Sunrise')).toBeNull()
  await beginSecondFactor(browser.door(), identityId, password, 'Sunrise')
  expect(await confirmSecondFactor(browser.door(), identityId, '000000')).toBeNull()
  expect((await signInWithPassword(new TestBrowser(own).door(), email, password)).outcome).toBe('signed_in')
  expect(await secondFactorOf(identityId)).toEqual({ on: false, needsPassword: true })
})

test('switched off with the password, it is not asked for again', async () => {
  const { email, identityId, browser } = await protectedPerson()
  expect(await endSecondFactor(browser.door(), identityId, 'not the password')).toBeNull()
  expect(await endSecondFactor(browser.door(), identityId, password)).not.toBeNull()
  expect((await signInWithPassword(new TestBrowser(own).door(), email, password)).outcome).toBe('signed_in')
})

test('a new password by mailed code ends every session and does not go round the second step', async () => {
  const { email, browser } = await protectedPerson()
  await requestReset(browser.door(), email, testLetterhead)
  const code = await mailedCode(email)
  expect(await resetPassword(browser.door(), email, code, 'short', testLetterhead)).toBe('too_short')
  expect(await resetPassword(browser.door(), email, code, 'eight purple herons', testLetterhead)).toBe('done')
  expect(await identityOf(browser.request, own)).toBeNull()
  expect(await resetPassword(browser.door(), email, code, 'nine yellow badgers', testLetterhead)).toBe('refused')
  expect((await signInWithPassword(new TestBrowser(own).door(), email, password)).outcome).toBe('refused')
  expect((await signInWithPassword(new TestBrowser(own).door(), email, 'eight purple herons')).outcome).toBe(
    'second_factor',
  )
})

test('a code for signing in does not set a password, and the reset tells nobody who is known', async () => {
  const { email, browser } = await person()
  await requestCode(browser.door(), email, testLetterhead, false)
  expect(
    await resetPassword(browser.door(), email, await mailedCode(email), 'eight purple herons', testLetterhead),
  ).toBe('refused')
  const stranger = freshEmail()
  expect(await requestReset(browser.door(), stranger, testLetterhead)).toBeUndefined()
  expect(await resetPassword(browser.door(), stranger, '123456', 'eight purple herons', testLetterhead)).toBe('refused')
  await mailSettled()
  expect(await readOutbox(stranger)).toEqual([])
})

test('changing the password asks for the old one, keeps this browser and signs out the others', async () => {
  const { email, browser } = await person()
  const other = new TestBrowser(own)
  await signedIn(await signInWithPassword(other.door(), email, password), other)
  const session = await sessionOf(browser.request, own)
  if (!session) throw new Error('not signed in')
  expect(await changePassword(session, 'not it', 'eight purple herons', testLetterhead)).toBe('wrong_password')
  expect(await changePassword(session, password, 'password1234', testLetterhead)).toBe('too_common')
  expect(await changePassword(session, password, 'eight purple herons', testLetterhead)).toBeNull()
  expect(await identityOf(browser.request, own)).not.toBeNull()
  expect(await identityOf(other.request, own)).toBeNull()
  await mailSettled()
  expect((await readOutbox(email))[0]?.subject).toBe('Your password was changed')
})

test('a new address counts once its code came back, and the old one is told', async () => {
  const { email, identityId, browser } = await person()
  const session = await sessionOf(browser.request, own)
  if (!session) throw new Error('not signed in')
  const wanted = freshEmail()
  await requestNewEmail(browser.door(), identityId, wanted, testLetterhead)
  const code = await mailedCode(wanted)
  expect(
    await confirmNewEmail(browser.door(), session, wanted, code === '000000' ? '000001' : '000000', testLetterhead),
  ).toBe('refused')
  expect(await confirmNewEmail(browser.door(), session, wanted, code, testLetterhead)).toBe('done')
  expect(await emailOf(identityId)).toBe(wanted)
  expect(await identityWith(email)).toBeNull()
  expect((await signInWithPassword(new TestBrowser(own).door(), wanted, password)).outcome).toBe('signed_in')
  await mailSettled()
  expect((await readOutbox(email))[0]?.subject).toBe('Your e-mail address was changed')
})

test('an address that is somebody else’s is not taken over', async () => {
  const { identityId, browser } = await person()
  const session = await sessionOf(browser.request, own)
  if (!session) throw new Error('not signed in')
  const theirs = freshEmail()
  const owner = await ensureIdentity(theirs)
  await requestNewEmail(browser.door(), identityId, theirs, testLetterhead)
  expect(await confirmNewEmail(browser.door(), session, theirs, await mailedCode(theirs), testLetterhead)).toBe('taken')
  expect(await identityWith(theirs)).toBe(owner)
})

test('passwords that everybody uses, patterns and one’s own name are refused', () => {
  for (const common of [
    'password123',
    'Password1234',
    'qwertyuiop',
    '1234567890',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '9876543210',
    'woaini1314520',
    'kindergarten1!',
  ])
    expect(passwordFault(common), common).toBe('too_common')
  expect(passwordFault('annaschmidt1', ['anna.schmidt'])).toBe('too_personal')
  expect(passwordFault('九个字符的短密码啊')).toBe('too_short')
  for (const good of [
    password,
    'Tr0ub4dor&3xyz',
    '十二只绿色的小乌龟在跑步',
    'annaschmidt likes tea',
    'xk2-9fj-qq1-zz8',
  ])
    expect(passwordFault(good, ['anna.schmidt']), good).toBeNull()
})
