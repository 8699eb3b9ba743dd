import { verifyPassword } from 'better-auth/crypto'
import { and, eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { accounts, identities, users, verifications } from '#db/schema/identity.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '../actor.ts'
import { publish } from '../bus.server.ts'
import { type Letter, type Letterhead, renderLetter } from '../mail/branded.tsx'
import { codeLetter, noticeLetter } from '../mail/letters.ts'
import { sendMailLater } from '../mail/mail.server.ts'
import type { School } from '../school.server.ts'
import { authFor, refusalOf } from './auth.server.ts'
import { emailOf, identityWith, setLocale, setPassword } from './identities.server.ts'
import { spend } from './limits.server.ts'
import { type PasswordFault, passwordFault } from './password-rules.ts'
import { endSessions, type Session } from './session.server.ts'
import type { Door } from './sign-in.server.ts'
import { knownAs, pseudonym, sealEmail } from './vault.server.ts'

/** Changes how the person is called in this school, and their language everywhere. */
export async function changeProfile(
  school: School,
  identityId: string,
  profile: { name: string; locale: string },
): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    await tx.update(members).set({ name: profile.name, locale: profile.locale }).where(eq(members.id, memberId))
    tx.afterCommit(() => publish('member', school.id))
  })
  await setLocale(identityId, profile.locale)
}

/**
 * Changes or sets the password and signs out everywhere else. The caller has asked for a fresh session where there is no
 * current password to ask for.
 * @returns null when done
 */
export async function changePassword(
  session: Session,
  current: string,
  wanted: string,
  letterhead: Letterhead,
): Promise<'wrong_password' | PasswordFault | null> {
  await spend({ 'account.identity': session.identityId })
  const email = (await emailOf(session.identityId)) ?? ''
  const fault = passwordFault(wanted, [email, email.split('@')[0] ?? '', letterhead.name])
  if (fault) return fault
  if (!(await isPassword(session.identityId, current))) return 'wrong_password'
  await setPassword(session.identityId, wanted)
  await endSessions(session.identityId, session.id)
  await notify(session.identityId, letterhead, 'password')
  return null
}

/** Mails a code to a new address. Says nothing about whether somebody has it. */
export async function requestNewEmail(
  door: Door,
  identityId: string,
  email: string,
  letterhead: Letterhead,
): Promise<void> {
  const known = await knownAs(email)
  await spend({ 'account.identity': identityId, 'code.address': known?.index ?? email })
  if (!known) return
  const auth = await authFor(door.hostname)
  const code = await auth.api.createVerificationOTP({
    body: { email: pseudonym(known.index), type: 'email-verification' },
  })
  sendLater(known.email, letterhead, codeLetter(letterhead.locale, 'new_email', code, letterhead.name))
}

/**
 * Takes the new address over with the code that was mailed to it, signs out everywhere else and tells the old address.
 * @returns `taken` only to who has proven to read that address's mail
 */
export async function confirmNewEmail(
  door: Door,
  session: Session,
  email: string,
  code: string,
  letterhead: Letterhead,
): Promise<'done' | 'refused' | 'taken'> {
  const known = await knownAs(email)
  await spend({ 'account.identity': session.identityId, 'code_try.address': known?.index ?? email })
  if (!known) return 'refused'
  const auth = await authFor(door.hostname)
  const reason = await auth.api
    .checkVerificationOTP({ body: { email: pseudonym(known.index), type: 'email-verification', otp: code } })
    .then(
      () => null,
      (error: unknown) => refusalOf(error) ?? Promise.reject(error),
    )
  if (reason !== null && reason !== 'USER_NOT_FOUND') return 'refused'
  const owner = await identityWith(known.email)
  if (owner !== null) return owner === session.identityId ? 'done' : 'taken'
  const [before, emailSealed] = await Promise.all([
    emailOf(session.identityId),
    sealEmail(session.identityId, known.email),
  ])
  await runTransaction('identity', { readOnly: false }, async q => {
    await q
      .update(identities)
      .set({ emailSealed, emailIndex: known.index })
      .where(eq(identities.id, session.identityId))
    await q
      .update(users)
      .set({ email: pseudonym(known.index), updatedAt: new Date() })
      .where(eq(users.id, session.identityId))
    await q
      .delete(verifications)
      .where(eq(verifications.identifier, `email-verification-otp-${pseudonym(known.index)}`))
  })
  await endSessions(session.identityId, session.id)
  if (before)
    sendLater(
      before,
      letterhead,
      noticeLetter(letterhead.locale, 'email', letterhead.name, `${letterhead.href}/account`),
    )
  return 'done'
}

/** Tells the person by mail that their account changed. */
export async function notify(
  identityId: string,
  letterhead: Letterhead,
  what: Parameters<typeof noticeLetter>[1],
): Promise<void> {
  const email = await emailOf(identityId)
  if (email)
    sendLater(email, letterhead, noticeLetter(letterhead.locale, what, letterhead.name, `${letterhead.href}/account`))
}

const sendLater = (to: string, letterhead: Letterhead, letter: Letter) =>
  sendMailLater(async () => ({
    ...(await renderLetter(letterhead, letter)),
    to,
    fromName: letterhead.name,
    fromSchool: letterhead.schoolId,
  }))

/** True as well for who has none yet: there is nothing to compare. */
async function isPassword(identityId: string, password: string): Promise<boolean> {
  const rows = await runTransaction('identity', { readOnly: true }, q =>
    q
      .select({ hash: accounts.password })
      .from(accounts)
      .where(and(eq(accounts.userId, identityId), eq(accounts.providerId, 'credential'))),
  )
  const hash = rows[0]?.hash
  return hash ? verifyPassword({ hash, password }) : true
}
