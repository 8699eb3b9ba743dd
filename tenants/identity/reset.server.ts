import { type Letterhead, renderLetter } from '../mail/branded.tsx'
import { codeLetter, noticeLetter } from '../mail/letters.ts'
import { sendMailLater } from '../mail/mail.server.ts'
import { authFor, refusalOf } from './auth.server.ts'
import { identityWith } from './identities.server.ts'
import { spend } from './limits.server.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'
import type { Door } from './sign-in.server.ts'
import { knownAs, pseudonym } from './vault.server.ts'

/**
 * Mails a code with which a new password can be set. Same answer and same work whether somebody has the address or not.
 * @throws Problem rate_limited
 */
export async function requestReset(door: Door, email: string, letterhead: Letterhead): Promise<void> {
  const known = await knownAs(email)
  await spend({ 'code.network': door.clientIp, 'code.address': known?.index ?? email })
  const auth = await authFor(door.hostname)
  const code = await auth.api.createVerificationOTP({
    body: { email: pseudonym(known?.index ?? '0'.repeat(32)), type: 'forget-password' },
  })
  const identityId = await identityWith(known?.email ?? '')
  if (known && identityId)
    sendMailLater(async () => ({
      ...(await renderLetter(letterhead, codeLetter(letterhead.locale, 'reset', code, letterhead.name))),
      to: known.email,
      fromName: letterhead.name,
      fromSchool: letterhead.schoolId,
    }))
}

export type Reset = 'done' | 'refused' | PasswordFault

/**
 * Sets a new password with the mailed code and signs out everywhere. It does not sign in, so a second factor stays in force.
 * @param about words that may not be most of the password
 * @throws Problem rate_limited
 */
export async function resetPassword(
  door: Door,
  email: string,
  code: string,
  password: string,
  letterhead: Letterhead,
): Promise<Reset> {
  const fault = passwordFault(password, [email, email.split('@')[0] ?? '', letterhead.name])
  if (fault) return fault
  const known = await knownAs(email)
  await spend({ 'code_try.network': door.clientIp, 'code_try.address': known?.index ?? email })
  if (!known) return 'refused'
  const auth = await authFor(door.hostname)
  const reason = await auth.api
    .resetPasswordEmailOTP({ body: { email: pseudonym(known.index), otp: code, password } })
    .then(
      () => null,
      (error: unknown) => refusalOf(error) ?? Promise.reject(error),
    )
  if (reason !== null) return 'refused'
  sendMailLater(async () => ({
    ...(await renderLetter(
      letterhead,
      noticeLetter(letterhead.locale, 'password', letterhead.name, `${letterhead.href}/account`),
    )),
    to: known.email,
    fromName: letterhead.name,
    fromSchool: letterhead.schoolId,
  }))
  return 'done'
}
