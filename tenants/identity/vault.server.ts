import { createHmac } from 'node:crypto'
import { databaseEnvironment } from '#db/config.server.ts'
import { readEnvironment } from '#db/environment.server.ts'
import { blindIndex } from '#db/vault/blind-index.ts'
import { PLATFORM } from '#db/vault/data-key.ts'
import { normaliseEmail } from '#db/vault/email.ts'
import { Keyring } from '#db/vault/keyring.server.ts'
import { openMasterKey } from '#db/vault/master-key.server.ts'
import { VaultRefused } from '#db/vault/refusal.ts'
import { identityKeyRows } from './key-rows.server.ts'

/** An address as it is compared, and the fingerprint under which it is found. */
export interface KnownAs {
  email: string
  /** 32 hexadecimal digits. */
  index: string
}

/** The fingerprint of an address, keyed so that rows alone tell nobody's address; null when it is no address. */
export async function knownAs(text: string): Promise<KnownAs | null> {
  const email = normaliseEmail(text)
  if (email === null) return null
  const index = blindIndex(await indexKey(), { table: 'identities', column: 'email' }, email)
  // better-auth lower-cases addresses, which base64url would not survive.
  return { email, index: Buffer.from(index, 'base64url').toString('hex') }
}

/** What stands for an address inside better-auth; `.invalid` never delivers (RFC 2606 §2). */
export const pseudonym = (index: string): string => `${index}@identity.invalid`

export async function sealEmail(identityId: string, email: string): Promise<string> {
  return (await keyring()).seal(contact, placeOf(identityId), email)
}

export async function openEmail(identityId: string, sealed: string): Promise<string> {
  return (await (await keyring()).open(contact, placeOf(identityId), sealed)).toString('utf8')
}

/** Seals what was typed to sign a school up, until the school is there. */
export async function sealSignup(signupId: string, form: string): Promise<string> {
  return (await keyring()).seal(contact, signupPlace(signupId), form)
}

export async function openSignup(signupId: string, sealed: string): Promise<string> {
  return (await (await keyring()).open(contact, signupPlace(signupId), sealed)).toString('utf8')
}

/** Seals what belongs to the platform and to no school, for one place in its tables. */
export async function sealPlatformText(
  place: { table: string; column: string; rowId: string },
  plain: string | Buffer,
): Promise<string> {
  return (await keyring()).seal(contact, { schoolId: PLATFORM, ...place }, plain)
}

/** @throws VaultRefused for anything that was not sealed for that place */
export async function openPlatformText(
  place: { table: string; column: string; rowId: string },
  sealed: string,
): Promise<Buffer> {
  return (await keyring()).open(contact, { schoolId: PLATFORM, ...place }, sealed)
}

/** A keyed fingerprint of anything that must not rest in the clear but be recognised (network addresses, codes). */
export async function fingerprint(what: string, value: string): Promise<string> {
  return createHmac('sha256', (await indexKey()).secret)
    .update(`cubby:${what}\0${value}`)
    .digest('base64url')
}

/** Signs cookies when SESSION_SECRET is not set: derived from the vault, so the embedded default needs no second secret. */
export const sessionSecret = (): Promise<string> => fingerprint('session-secret', '1')

/** Seals a short text that a browser keeps for us; it opens on the same host and for the same use only. */
export async function sealForBrowser(use: string, hostname: string, text: string): Promise<string> {
  return (await keyring()).seal(contact, browserPlace(use, hostname), text)
}

/** @returns null for anything that was not sealed for this use and host */
export async function openFromBrowser(use: string, hostname: string, sealed: string): Promise<string | null> {
  try {
    return (await (await keyring()).open(contact, browserPlace(use, hostname), sealed)).toString('utf8')
  } catch (error) {
    if (error instanceof VaultRefused) return null
    throw error
  }
}

/** Wraps the keys of identities with the newest master key. @returns how many were wrapped anew */
export const rewrapIdentityKeys = async (): Promise<number> => (await keyring()).rewrap()

const contact = { schoolId: PLATFORM, purpose: 'contact' } as const
const browserPlace = (use: string, hostname: string) => ({
  schoolId: PLATFORM,
  table: 'browser',
  column: use,
  rowId: hostname,
})
const placeOf = (rowId: string) => ({ schoolId: PLATFORM, table: 'identities', column: 'email_sealed', rowId })
const signupPlace = (rowId: string) => ({ schoolId: PLATFORM, table: 'signups', column: 'form_sealed', rowId })
const indexKey = async () => (await keyring()).current({ schoolId: PLATFORM, purpose: 'index' })

let opened: Promise<Keyring> | undefined
function keyring(): Promise<Keyring> {
  opened ??= open()
  // A master key that could not be read now may be there at the next request.
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

async function open(): Promise<Keyring> {
  const { VAULT_KEY, CUBBY_DATA } = readEnvironment(databaseEnvironment)
  return new Keyring({ masterKey: await openMasterKey({ VAULT_KEY, dataDir: CUBBY_DATA }), rows: identityKeyRows })
}
