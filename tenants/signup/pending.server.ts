import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { signups } from '#db/schema/signups.ts'
import { environment } from '../config.server.ts'
import { hashOfPassword } from '../identity/first-password.server.ts'
import { identityWith } from '../identity/identities.server.ts'
import { spend } from '../identity/limits.server.ts'
import { type PasswordFault, passwordFault } from '../identity/password-rules.ts'
import type { Door } from '../identity/sign-in.server.ts'
import { fingerprint, knownAs, openSignup, sealSignup } from '../identity/vault.server.ts'
import { type Letterhead, renderLetter } from '../mail/branded.tsx'
import { sendMailLater } from '../mail/mail.server.ts'
import { rememberSignup, signupMinutes, signupOf } from './cookie.server.ts'
import { countStarted } from './counts.server.ts'
import { PendingForm, type SignupForm } from './form.ts'
import { signupLetter } from './letters.ts'
import { standingOfAddress } from './standing.server.ts'
import type { AddressStanding } from './standing.ts'

export type Begun =
  | { outcome: 'mailed'; cookie: string }
  | { outcome: 'refused'; address?: AddressStanding; password?: PasswordFault; email?: true }

/**
 * Takes a school's form and mails the code that makes it live. Answer and work are the same whether or not somebody has the
 * address already; only the mail says it.
 * @throws Problem rate_limited
 */
export async function beginSignup(door: Door, form: SignupForm, letterhead: Letterhead): Promise<Begun> {
  const known = await knownAs(form.email)
  const password = form.password === null ? null : passwordFault(form.password, wordsAbout(form))
  const address = await standingOfAddress(form.slug, form.kind)
  // Whether somebody owned the school that gave an address up, only the code from their mailbox tells: it is looked at again then.
  const mayBe = address.state === 'free' || address.state === 'held'
  if (!known || password || !mayBe) {
    return {
      outcome: 'refused',
      ...(known ? {} : { email: true }),
      ...(password ? { password } : {}),
      ...(mayBe ? {} : { address }),
    }
  }
  await spend({ 'sign_up.network': door.clientIp, 'code.address': known.index })
  const { password: plain, ...rest } = form
  const pending = { ...rest, slug: address.slug, passwordHash: plain === null ? null : await hashOfPassword(plain) }
  const id = uuidv7()
  const { code, ...fresh } = await freshCode(id)
  const formSealed = await sealForm(id, pending)
  await write(async q => {
    await q.insert(signups).values({ id, formSealed, ...fresh })
    await countStarted(q)
  })
  mailCode(pending, code, letterhead)
  return { outcome: 'mailed', cookie: await rememberSignup(door.hostname, id) }
}

/** A sign-up as its own browser may see it. */
export interface Pending {
  id: string
  /** Null once the school is there. */
  form: PendingForm | null
}

/** The sign-up that this browser began and that still waits, or has just been done; null when there is none or it is over. */
export async function pendingOf(door: Pick<Door, 'request' | 'hostname'>): Promise<Pending | null> {
  const id = await signupOf(door.request, door.hostname)
  if (!id) return null
  const [row] = await runTransaction('identity', { readOnly: true }, q =>
    q.select().from(signups).where(eq(signups.id, id)),
  )
  if (!row || row.expiresAt <= new Date()) return null
  return { id, form: await openForm(row) }
}

/**
 * Mails a new code; the old one is dead.
 * @returns false when there is nothing to mail a code for
 * @throws Problem rate_limited
 */
export async function mailAgain(door: Door, letterhead: Letterhead): Promise<boolean> {
  const pending = await pendingOf(door)
  if (!pending?.form) return false
  const known = await knownAs(pending.form.email)
  await spend({ 'code.network': door.clientIp, 'code.address': known?.index })
  const { code, ...fresh } = await freshCode(pending.id)
  await write(q => q.update(signups).set(fresh).where(eq(signups.id, pending.id)))
  mailCode(pending.form, code, letterhead)
  return true
}

/** What was typed, opened; null once it is erased. */
export async function openForm(
  row: Pick<typeof signups.$inferSelect, 'id' | 'formSealed'>,
): Promise<PendingForm | null> {
  return row.formSealed ? PendingForm.parse(JSON.parse(await openSignup(row.id, row.formSealed))) : null
}

export const sealForm = (id: string, form: PendingForm): Promise<string> => sealSignup(id, JSON.stringify(form))

/** A code's keyed hash, bound to its sign-up: the same six digits are another code elsewhere. */
export const hashOfCode = (signupId: string, code: string) => fingerprint('sign-up-code', `${signupId}\0${code}`)

async function freshCode(id: string) {
  const code = randomInt(1_000_000).toString().padStart(6, '0')
  return {
    code,
    codeHash: await hashOfCode(id, code),
    tries: 0,
    expiresAt: new Date(Date.now() + signupMinutes * 60_000),
  }
}

function mailCode(form: PendingForm, code: string, letterhead: Letterhead): void {
  sendMailLater(async () => {
    const known = (await identityWith(form.email)) !== null
    const host = `${form.slug}.${environment().ROOT_DOMAIN}`
    const letter = signupLetter(letterhead.locale, code, { school: form.schoolName, host, known })
    return { ...(await renderLetter(letterhead, letter)), to: form.email, fromName: letterhead.name }
  })
}

const wordsAbout = (form: SignupForm) => [
  form.email,
  form.email.split('@')[0] ?? '',
  form.ownerName,
  form.schoolName,
  form.slug,
]
const write = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
  runTransaction('identity', { readOnly: false }, work)
