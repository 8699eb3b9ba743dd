import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { runTransaction } from '#db/client.server.ts'
import { passkeys } from '#db/schema/identity.ts'
import { authFor, refusalOf } from './auth.server.ts'
import { emailOf } from './identities.server.ts'
import { spend } from './limits.server.ts'
import { type Door, headersOf, rotated, type SignIn } from './sign-in.server.ts'

/** A passkey as its owner sees it. */
export interface Passkey {
  id: string
  name: string
  /** The only host that it opens. */
  host: string
  createdAt: Date | null
}

/** WebAuthn JSON for the browser, and cookies that tie the answer to it. */
export interface Challenge {
  options: unknown
  cookies: string[]
}

/** What a browser answers to `passkeyChallenge` (WebAuthn Level 3 §5.1: AuthenticationResponseJSON). */
export const PasskeyAnswer = z.object({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

/** Asks the browser for a passkey of this host, without saying whose. @throws Problem rate_limited */
export async function passkeyChallenge(door: Door): Promise<Challenge> {
  await spend({ 'passkey.network': door.clientIp })
  const { headers, response } = await (await authFor(door.hostname)).api.generatePasskeyAuthenticationOptions({
    headers: headersOf(door),
    returnHeaders: true,
  })
  return { options: response, cookies: headers.getSetCookie() }
}

/**
 * Signs in with what the browser answered. A passkey asks for PIN or biometrics, so it is two factors by itself.
 * @throws Problem rate_limited
 */
export async function signInWithPasskey(door: Door, response: PasskeyAnswer): Promise<SignIn> {
  await spend({ 'passkey.network': door.clientIp })
  const auth = await authFor(door.hostname)
  const answer = await auth.api
    .verifyPasskeyAuthentication({ body: { response }, headers: headersOf(door), returnHeaders: true })
    .catch(refused)
  return answer ? rotated(door, answer.headers.getSetCookie(), answer.response.user.id) : { outcome: 'refused' }
}

/** Begins adding a passkey. The browser must have signed in within the last quarter of an hour. */
export async function newPasskeyChallenge(door: Door, identityId: string): Promise<Challenge> {
  await spend({ 'account.identity': identityId })
  const auth = await authFor(door.hostname)
  const name = (await emailOf(identityId)) ?? door.hostname
  const { headers, response } = await auth.api.generatePasskeyRegistrationOptions({
    query: { name },
    headers: door.request.headers,
    returnHeaders: true,
  })
  return { options: response, cookies: headers.getSetCookie() }
}

/** Adds the passkey that the browser made. @returns false when it does not answer the challenge */
export async function addPasskey(
  door: Door,
  identityId: string,
  response: Record<string, unknown>,
  name: string,
): Promise<boolean> {
  await spend({ 'account.identity': identityId })
  const auth = await authFor(door.hostname)
  const made = await auth.api
    .verifyPasskeyRegistration({ body: { response, name }, headers: door.request.headers })
    .catch(refused)
  if (!made) return false
  await runTransaction('identity', { readOnly: false }, q =>
    q
      .update(passkeys)
      .set({ host: door.hostname })
      .where(and(eq(passkeys.id, made.id), eq(passkeys.userId, identityId))),
  )
  return true
}

export async function passkeysOf(identityId: string): Promise<Passkey[]> {
  const rows = await runTransaction('identity', { readOnly: true }, q =>
    q.select().from(passkeys).where(eq(passkeys.userId, identityId)).orderBy(desc(passkeys.createdAt)),
  )
  return rows.map(({ id, name, host, createdAt }) => ({ id, name: name ?? '', host: host ?? '', createdAt }))
}

/** Forgets a passkey of the identity; nothing happens when it is somebody else's. */
export async function removePasskey(identityId: string, passkeyId: string): Promise<void> {
  await runTransaction('identity', { readOnly: false }, q =>
    q.delete(passkeys).where(and(eq(passkeys.userId, identityId), eq(passkeys.id, passkeyId))),
  )
}

function refused(error: unknown): null {
  if (refusalOf(error) === null) throw error
  return null
}
