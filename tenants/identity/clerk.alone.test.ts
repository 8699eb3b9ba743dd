import { SignJWT } from 'jose'
import { Webhook } from 'svix'
import { expect, test, vi } from 'vitest'
import { takeClerkMessage } from './clerk-webhook.server.ts'
import { emailOf, ensureIdentity, identityWith } from './identities.server.ts'
import { identityProvider } from './provider.server.ts'
import { identityOf } from './session.server.ts'
import type { Door } from './sign-in.server.ts'
import { freshEmail, TestBrowser } from './test-door.ts'

// Before any module reads the environment: keys made for this run.
const { privateKey, strangerKey, webhookSecret } = await vi.hoisted(async () => {
  const { generateKeyPairSync, randomBytes } = await import('node:crypto')
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`
  process.env.CLERK_SECRET_KEY = 'sk_live_for_this_test'
  process.env.CLERK_PUBLISHABLE_KEY = `pk_live_${Buffer.from('clerk.example.test$').toString('base64')}`
  process.env.CLERK_JWT_KEY = own.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  process.env.CLERK_WEBHOOK_SECRET = webhookSecret
  return {
    privateKey: own.privateKey,
    strangerKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    webhookSecret,
  }
})

const host = 'sunrise.localhost'
const origin = `http://${host}:3000`
const seconds = () => Math.floor(Date.now() / 1000)
const newPerson = () => `user_${crypto.randomUUID().replaceAll('-', '')}`

interface Claims {
  sub?: string
  sid?: string
  azp?: string | null
  issuedAt?: number
  key?: typeof privateKey
}

/** A session token as Clerk's front end puts it into the cookie. */
async function token({
  sub = newPerson(),
  sid = 'sess_1',
  azp = origin,
  issuedAt = seconds() - 5,
  key = privateKey,
}: Claims): Promise<string> {
  return new SignJWT({ sid, v: 2, sts: 'active', fva: [0, -1], ...(azp === null ? {} : { azp }) })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'ins_test' })
    .setSubject(sub)
    .setIssuer('https://clerk.example.test')
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt - 5)
    .setExpirationTime(issuedAt + 60)
    .sign(key)
}

async function doorWith(claims: Claims): Promise<Door> {
  const cookie = `__session=${await token(claims)}; __client_uat=${(claims.issuedAt ?? seconds() - 5) - 10}`
  const headers = { cookie, accept: 'text/html', 'sec-fetch-dest': 'document', 'x-forwarded-host': 'evil.example' }
  return { request: new Request(`${origin}/sign-in?next=%2Fhome`, { headers }), hostname: host, clientIp: '192.0.2.1' }
}

const begin = (door: Door) => identityProvider().begin(door, origin, '/home')

async function signedInAs(claims: Claims): Promise<{ identityId: string; browser: TestBrowser }> {
  const begun = await begin(await doorWith(claims))
  if (begun.show !== 'signed_in' || begun.signIn.outcome !== 'signed_in')
    throw new Error(`Expected to be signed in, got ${begun.show}`)
  const browser = new TestBrowser(host)
  browser.accept(begun.signIn)
  return { identityId: begun.signIn.identityId, browser }
}

test('a token of Clerk’s, verified without a network, becomes a session of ours on this host', async () => {
  const network = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'))
  const sub = newPerson()
  const { identityId, browser } = await signedInAs({ sub })
  expect(await identityOf(browser.request, host)).toEqual({ identityId })
  expect(await identityOf(browser.door('moonlight.localhost').request, 'moonlight.localhost')).toBeNull()
  expect((await signedInAs({ sub })).identityId).toBe(identityId)
  expect(network).not.toHaveBeenCalled()
  network.mockRestore()
})

test('a token made for another school’s site, or for none, signs nobody in here', async () => {
  for (const azp of ['http://moonlight.localhost:3000', 'https://sunrise.localhost', null]) {
    expect((await begin(await doorWith({ azp }))).show).toBe('redirect')
  }
})

test('an expired token, and one of another key, lead back to Clerk', async () => {
  for (const claims of [{ issuedAt: seconds() - 600 }, { key: strangerKey }]) {
    const begun = await begin(await doorWith(claims))
    expect(begun.show).toBe('redirect')
    expect(begun.show === 'redirect' && new URL(begun.to).hostname).toMatch(/^(clerk|accounts)\.example\.test$/)
    expect(JSON.stringify(begun)).not.toContain('evil.example')
  }
})

test('without a token Clerk’s page is shown, and leads back here', async () => {
  const begun = await begin(new TestBrowser(host).door())
  expect(begun.show === 'redirect' && begun.to).toBe(
    `https://accounts.example.test/sign-in?redirect_url=${encodeURIComponent(`${origin}/sign-in?next=%2Fhome`)}`,
  )
})

function message(type: string, data: object, id = `msg_${crypto.randomUUID()}`, at = new Date()) {
  const body = JSON.stringify({ type, object: 'event', data })
  const signature = new Webhook(webhookSecret).sign(id, at, body)
  return {
    body,
    headers: new Headers({
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': signature,
    }),
  }
}
const send = ({ body, headers }: ReturnType<typeof message>) => takeClerkMessage(body, headers)
const personData = (id: string, email: string, status = 'verified') => ({
  id,
  primary_email_address_id: 'idn_1',
  email_addresses: [{ id: 'idn_1', email_address: email, verification: { status } }],
})

test('a message that is altered, unsigned, signed by another or old is refused', async () => {
  const good = message('user.created', personData(newPerson(), freshEmail()))
  const old = message(
    'user.created',
    personData(newPerson(), freshEmail()),
    undefined,
    new Date(Date.now() - 10 * 60_000),
  )
  const forged = new Headers(good.headers)
  forged.set(
    'svix-signature',
    new Webhook(`whsec_${Buffer.alloc(24).toString('base64')}`).sign(
      good.headers.get('svix-id') ?? '',
      new Date(),
      good.body,
    ),
  )
  for (const [body, headers] of [
    [`${good.body} `, good.headers],
    [good.body, new Headers()],
    [good.body, forged],
    [old.body, old.headers],
  ] as const) {
    await expect(takeClerkMessage(body, headers)).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('a person with a proven address is found under it; an unproven one is not taken over', async () => {
  const [id, email] = [newPerson(), freshEmail()]
  expect(await send(message('user.created', personData(id, email)))).toBe('done')
  const identityId = await identityWith(email)
  expect((await signedInAs({ sub: id })).identityId).toBe(identityId)
  const unproven = freshEmail()
  await send(message('user.updated', personData(id, unproven, 'unverified')))
  expect(await identityWith(unproven)).toBeNull()
  await send(message('user.updated', personData(id, unproven)))
  expect(await identityWith(unproven)).toBe(identityId)
})

test('who had an account before Clerk keeps it, and nobody takes another person’s address', async () => {
  const email = freshEmail()
  const before = await ensureIdentity(email)
  const id = newPerson()
  await send(message('user.created', personData(id, email)))
  expect((await signedInAs({ sub: id })).identityId).toBe(before)
  const other = newPerson()
  await send(message('user.created', personData(other, email)))
  const { identityId } = await signedInAs({ sub: other })
  expect(identityId).not.toBe(before)
  expect(await emailOf(identityId)).toBeNull()
})

test('the same message again does nothing', async () => {
  const [id, email] = [newPerson(), freshEmail()]
  const created = message('user.created', personData(id, email))
  expect(await send(created)).toBe('done')
  const { identityId } = await signedInAs({ sub: id })
  const moved = freshEmail()
  await send(message('user.updated', personData(id, moved)))
  expect(await send(created)).toBe('repeated')
  expect(await emailOf(identityId)).toBe(moved)
})

test('a session that Clerk ends, ends here; a person that Clerk erases is forgotten, also when messages overtake each other', async () => {
  const [id, email] = [newPerson(), freshEmail()]
  const sid = `sess_${crypto.randomUUID()}`
  await send(message('user.created', personData(id, email)))
  const first = await signedInAs({ sub: id, sid })
  await send(message('session.revoked', { id: sid }))
  expect(await identityOf(first.browser.request, host)).toBeNull()
  const second = await signedInAs({ sub: id })
  await send(message('user.deleted', { id, deleted: true }))
  expect(await identityOf(second.browser.request, host)).toBeNull()
  expect(await identityWith(email)).toBeNull()
  await send(message('user.created', personData(id, email)))
  expect(await identityWith(email)).toBeNull()
  expect(await send(message('organization.created', { id: 'org_1' }))).toBe('ignored')
})
