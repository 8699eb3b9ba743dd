import type { Letterhead } from '../mail/branded.tsx'
import { renderLetter } from '../mail/branded.tsx'
import { codeLetter } from '../mail/letters.ts'
import { sendMailLater } from '../mail/mail.server.ts'
import { Problem } from '../problem.ts'
import { type Auth, authFor, cookieName, refusalOf } from './auth.server.ts'
import { withoutCookie } from './cookies.ts'
import { ensureIdentity, identityWith } from './identities.server.ts'
import { spend } from './limits.server.ts'
import { endSessionOf } from './session.server.ts'
import { knownAs, pseudonym } from './vault.server.ts'

/** The door somebody stands at: the request, the host it was made on, and the network address it came from. */
export interface Door {
  request: Request
  hostname: string
  clientIp: string | undefined
}

/** `refused` never says why: unknown address, wrong password and used-up code look the same. */
export type SignIn =
  | { outcome: 'signed_in'; identityId: string; cookies: string[] }
  | { outcome: 'second_factor'; cookies: string[] }
  | { outcome: 'refused' }

/** @throws Problem rate_limited */
export async function signInWithPassword(door: Door, email: string, password: string): Promise<SignIn> {
  const known = await knownAs(email)
  await spend({ 'password.network': door.clientIp, 'password.address': known?.index ?? email })
  // better-auth hashes for an unknown address as well, so both take the same time.
  return attempt(door, auth =>
    auth.api.signInEmail({
      body: { email: pseudonym(known?.index ?? nobody), password },
      headers: headersOf(door),
      returnHeaders: true,
    }),
  )
}

/**
 * Mails a code, if the address belongs to somebody or `mayBeNew` (an invitation or join code is at hand). The answer is the
 * same either way: a code is made in any case, and mailing does not hold it up.
 * @throws Problem rate_limited
 */
export async function requestCode(door: Door, email: string, letterhead: Letterhead, mayBeNew: boolean): Promise<void> {
  const known = await knownAs(email)
  await spend({ 'code.network': door.clientIp, 'code.address': known?.index ?? email })
  const auth = await authFor(door.hostname)
  const code = await auth.api.createVerificationOTP({
    body: { email: pseudonym(known?.index ?? nobody), type: 'sign-in' },
  })
  const identityId = await identityWith(known?.email ?? '')
  if (known && (identityId || mayBeNew))
    sendMailLater(async () => ({
      ...(await renderLetter(letterhead, codeLetter(letterhead.locale, 'sign_in', code, letterhead.name))),
      to: known.email,
      fromName: letterhead.name,
      fromSchool: letterhead.schoolId,
    }))
}

/**
 * Signs in with the mailed code. With `newcomer` an address that nobody has yet becomes an identity, since the code has proven it.
 * @throws Problem rate_limited
 */
export async function signInWithCode(
  door: Door,
  email: string,
  code: string,
  newcomer: { locale: string } | null,
): Promise<SignIn> {
  const known = await knownAs(email)
  await spend({ 'code_try.network': door.clientIp, 'code_try.address': known?.index ?? email })
  if (!known) return { outcome: 'refused' }
  const proof = { email: pseudonym(known.index), otp: code }
  if (newcomer && !(await identityWith(known.email))) {
    if (!(await provesAddress(await authFor(door.hostname), proof))) return { outcome: 'refused' }
    await ensureIdentity(known.email, newcomer.locale)
  }
  return attempt(door, auth => auth.api.signInEmailOTP({ body: proof, headers: headersOf(door), returnHeaders: true }))
}

/** Ends the session that the browser brought: who signs in gets a new one, never a known token. */
export async function rotated(door: Door, cookies: string[], identityId: string): Promise<SignIn> {
  await endSessionOf(door.request)
  return { outcome: 'signed_in', identityId, cookies }
}

/** The request's headers without its session, which must not stand in for the sign-in under way. */
export const headersOf = (door: Door): Headers => withoutCookie(door.request.headers, cookieName('session'))

/** Has 128 bits of zeros for a fingerprint: never anybody's. */
const nobody = '0'.repeat(32)

type Answer = { headers: Headers; response: { user?: { id: string } } | { twoFactorRedirect: boolean } | null }

async function attempt(door: Door, signIn: (auth: Auth) => Promise<Answer>): Promise<SignIn> {
  const answer = await signIn(await authFor(door.hostname)).catch((error: unknown) => {
    const reason = refusalOf(error)
    if (reason === null) throw error
    return reason
  })
  if (typeof answer === 'string') return { outcome: 'refused' }
  const cookies = answer.headers.getSetCookie()
  const { response } = answer
  if (response && 'twoFactorRedirect' in response && response.twoFactorRedirect)
    return { outcome: 'second_factor', cookies }
  if (response && 'user' in response && response.user) return rotated(door, cookies, response.user.id)
  throw new Problem('unavailable', 'better-auth answered in a way that is not known')
}

/** Whether the code is right while nobody has the address; it stays good for the sign-in that follows. */
async function provesAddress(auth: Auth, proof: { email: string; otp: string }): Promise<boolean> {
  const reason = await auth.api.checkVerificationOTP({ body: { ...proof, type: 'sign-in' } }).then(
    () => null,
    (error: unknown) => refusalOf(error) ?? Promise.reject(error),
  )
  return reason === null || reason === 'USER_NOT_FOUND'
}
