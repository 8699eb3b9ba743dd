import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { users } from '#db/schema/identity.ts'
import { type Auth, authFor, cookieName, refusalOf } from './auth.server.ts'
import { cookieOf } from './cookies.ts'
import { emailOf, hasPassword } from './identities.server.ts'
import { spend } from './limits.server.ts'
import { endWeakSessions } from './session.server.ts'
import { type Door, headersOf, rotated, type SignIn } from './sign-in.server.ts'

/** Whether a first step was passed in this browser and the second is awaited. */
export const awaitsSecondFactor = (request: Request): boolean =>
  cookieOf(request, `${cookieName('identity')}.two_factor`) !== null

/**
 * The second step of signing in: six digits of the app, or one of the recovery codes, each of which works once.
 * @throws Problem rate_limited
 */
export async function passSecondFactor(door: Door, code: string): Promise<SignIn> {
  await spend({ 'second_factor.network': door.clientIp })
  const auth = await authFor(door.hostname)
  const digits = code.replace(/\s/g, '')
  const verify = /^\d{6}$/.test(digits)
    ? () => auth.api.verifyTOTP({ body: { code: digits }, headers: headersOf(door), returnHeaders: true })
    : () =>
        auth.api.verifyBackupCode({ body: { code: recoveryCode(code) }, headers: headersOf(door), returnHeaders: true })
  const answer = await verify().catch(refused)
  if (!answer) return { outcome: 'refused' }
  return rotated(door, answer.headers.getSetCookie(), answer.response.user.id)
}

/** What is shown once while setting up: scan or type it, then prove it with `confirmSecondFactor`. */
export interface Setup {
  /** `otpauth://` address for the QR code. */
  uri: string
  /** The same secret to type, Base32. */
  secret: string
  recoveryCodes: string[]
}

/**
 * Begins setting up an authenticator app. Nothing is asked for at sign-in until the first code was confirmed.
 * @param password needed when the person has one
 * @param issuer how the app names the entry: the school
 * @returns null when the password is wrong or the second factor is on already
 */
export async function beginSecondFactor(
  door: Door,
  identityId: string,
  password: string | undefined,
  issuer: string,
): Promise<Setup | null> {
  await spend({ 'account.identity': identityId })
  const auth = await authFor(door.hostname)
  const begun = await auth.api
    .enableTwoFactor({
      body: { method: 'totp', issuer, ...(password ? { password } : {}) },
      headers: door.request.headers,
    })
    .catch(refused)
  if (begun?.method !== 'totp') return null
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  const label = `${issuer}:${(await emailOf(identityId)) ?? ''}`
  const uri = `otpauth://totp/${encodeURIComponent(label)}?${new URLSearchParams({ secret, issuer, digits: '6', period: '30' })}`
  return { uri, secret, recoveryCodes: begun.backupCodes }
}

/**
 * Switches the second factor on with a first code of the app. Browsers that were signed in without one have to sign in anew.
 * @returns the new session's cookies, or null for a wrong code
 */
export async function confirmSecondFactor(door: Door, identityId: string, code: string): Promise<string[] | null> {
  await spend({ 'account.identity': identityId })
  const cookies = await changed(door, auth =>
    auth.api.verifyTOTP({
      body: { code: code.replace(/\s/g, '') },
      headers: door.request.headers,
      returnHeaders: true,
    }),
  )
  if (cookies) await endWeakSessions(identityId)
  return cookies
}

/** Switches it off. @returns the new session's cookies, or null for a wrong password */
export async function endSecondFactor(
  door: Door,
  identityId: string,
  password: string | undefined,
): Promise<string[] | null> {
  await spend({ 'account.identity': identityId })
  return changed(door, auth =>
    auth.api.disableTwoFactor({
      body: password ? { password } : {},
      headers: door.request.headers,
      returnHeaders: true,
    }),
  )
}

/** Ten new recovery codes; the old ones stop working. @returns null for a wrong password */
export async function newRecoveryCodes(
  door: Door,
  identityId: string,
  password: string | undefined,
): Promise<string[] | null> {
  await spend({ 'account.identity': identityId })
  const auth = await authFor(door.hostname)
  const made = await auth.api
    .generateBackupCodes({ body: password ? { password } : {}, headers: door.request.headers })
    .catch(refused)
  return made?.backupCodes ?? null
}

/** What the account page shows of it. */
export async function secondFactorOf(identityId: string): Promise<{ on: boolean; needsPassword: boolean }> {
  const [rows, needsPassword] = await Promise.all([
    runTransaction('identity', { readOnly: true }, q =>
      q.select({ on: users.twoFactorEnabled }).from(users).where(eq(users.id, identityId)),
    ),
    hasPassword(identityId),
  ])
  return { on: rows[0]?.on ?? false, needsPassword }
}

/** Recovery codes are shown as `abcde-FGHIJ`; people leave the dash out. */
const recoveryCode = (typed: string) => {
  const signs = typed.replace(/[^A-Za-z0-9]/g, '')
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}

async function changed(door: Door, work: (auth: Auth) => Promise<{ headers: Headers }>): Promise<string[] | null> {
  const answer = await work(await authFor(door.hostname)).catch(refused)
  return answer?.headers.getSetCookie() ?? null
}

/** A refusal becomes null; any other error passes on. */
function refused(error: unknown): null {
  if (refusalOf(error) === null) throw error
  return null
}
