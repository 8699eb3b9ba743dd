import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { localPath } from '#app/platform/local-path.ts'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { runTransaction } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { operators } from '#db/schema/platform.ts'
import { ensureIdentity, identityWith, setPassword } from '#tenants/identity/identities.server.ts'
import { invite } from '#tenants/identity/invitations.server.ts'
import { groupedJoinCode } from '#tenants/identity/join-code.ts'
import { joinCodesFor } from '#tenants/identity/join-codes.server.ts'
import { identityOf } from '#tenants/identity/session.server.ts'
import { freshEmail, mailedCode } from '#tenants/identity/test-door.ts'
import { actorIn } from '#tenants/membership.server.ts'
import * as accountPasskeys from './account/passkeys.tsx'
import * as sessions from './account/sessions.tsx'
import * as webhook from './clerk-webhook.ts'
import * as code from './code.tsx'
import * as invitation from './invitation.tsx'
import * as join from './join.tsx'
import * as joinCode from './join-code.tsx'
import * as outbox from './outbox.tsx'
import * as passkey from './passkey.ts'
import * as password from './password.tsx'
import * as sendCode from './send-code.ts'
import * as signIn from './sign-in.tsx'
import * as signOut from './sign-out.ts'
import * as stripeWebhook from './stripe-webhook.ts'

const secret = 'seven green tortoises'
/** What a browser would send back of the cookies it was given. */
const kept = (...answers: { cookies: string[] }[]) => ({
  cookie: answers
    .flatMap(each => each.cookies)
    .map(each => each.split(';')[0] ?? '')
    .filter(each => !each.endsWith('='))
    .join('; '),
})
const asRequest = (visitor: TestVisitor, headers: Record<string, string>) =>
  new Request(`${visitor.origin}/`, { headers })

async function ownerOf(school: TestSchool): Promise<{ email: string; identityId: string }> {
  const email = freshEmail()
  const identityId = await ensureIdentity(email)
  await setPassword(identityId, secret)
  await school.inside.write(tx => tx.insert(members).values({ identityId, role: 'owner', name: 'Ada' }))
  return { email, identityId }
}

test('from the address to the password to the page that was asked for', async () => {
  const school = await TestSchool.make()
  const { email, identityId } = await ownerOf(school)
  const door = school.stranger
  const first = await door.act(signIn.action, { email, next: '/albums' }, '/sign-in')
  expect(first.location).toBe('/sign-in/password')
  expect(JSON.stringify([first.location, ...first.cookies])).not.toContain(email.split('@')[0])
  expect((await door.load(password.loader, '/sign-in/password', { headers: kept(first) })).data).toMatchObject({
    email,
    next: '/albums',
  })
  const wrong = await door.act(password.action, { password: 'not the password' }, '/', { headers: kept(first) })
  expect(wrong.status).toBe(422)
  expect(JSON.stringify(wrong.data)).toContain('do not fit together')
  expect(JSON.stringify(wrong.data)).not.toContain('not the password')
  const right = await door.act(password.action, { password: secret }, '/', { headers: kept(first) })
  expect(right.location).toBe('/albums')
  expect(right.cookies.join()).toMatch(/session=[^;]+;.*HttpOnly;.*SameSite=Lax/i)
  expect(await identityOf(asRequest(door, kept(right)), door.hostname)).toEqual({ identityId })
  const out = await door.act(signOut.action, {}, '/sign-out', { headers: kept(right) })
  expect(out.location).toBe('/sign-in')
  expect(await identityOf(asRequest(door, kept(right)), door.hostname)).toBeNull()
})

test('known and unknown addresses get the same pages all the way', async () => {
  const school = await TestSchool.make()
  const { email } = await ownerOf(school)
  const answers = await Promise.all(
    [email, freshEmail()].map(async each => {
      const door = school.stranger
      const first = await door.act(signIn.action, { email: each }, '/sign-in')
      const refused = await door.act(password.action, { password: 'not the password' }, '/', { headers: kept(first) })
      const sent = await door.act(sendCode.action, {}, '/', { headers: kept(first) })
      const tried = await door.act(code.action, { code: 'abcdef' }, '/', { headers: kept(sent) })
      return [first, refused, sent, tried].map(({ status, location, data }) => ({ status, location, data }))
    }),
  )
  expect(answers[0]).toEqual(answers[1])
})

test('somebody without a membership here is led to the join codes', async () => {
  const school = await TestSchool.make()
  const { email } = await ownerOf(await TestSchool.make())
  const door = school.stranger
  const first = await door.act(signIn.action, { email }, '/sign-in')
  expect((await door.act(password.action, { password: secret }, '/', { headers: kept(first) })).location).toBe('/join')
})

test('a family joins from the printed sheet: code, address, mailed code, name', async () => {
  const school = await TestSchool.make()
  const childId = uuidv7()
  await school.inside.write(tx => tx.insert(children).values({ id: childId, firstName: '小明', lastName: '王' }))
  const [card] = await joinCodesFor(school.inside, [childId])
  const door = school.stranger
  const typed = await door.act(join.action, { code: card?.code.toLowerCase() ?? '' }, '/join')
  const path = `/join/${groupedJoinCode(card?.code ?? '')}`
  expect(typed.location).toBe(path)
  const params = { code: path.split('/')[2] ?? '' }
  expect((await door.load(joinCode.loader, path, { params })).location).toBe(
    `/sign-in?next=${encodeURIComponent(path)}`,
  )
  const email = freshEmail()
  const first = await door.act(signIn.action, { email, next: path }, '/sign-in')
  expect(first.location).toBe('/sign-in/code')
  const arrived = await door.act(code.action, { code: await mailedCode(email) }, '/', { headers: kept(first) })
  expect(arrived.location).toBe(path)
  const identityId = (await identityWith(email)) ?? ''
  const known = new TestVisitor(door.hostname, identityId)
  expect((await known.load(joinCode.loader, path, { params })).data).toMatchObject({
    title: expect.stringContaining('小明'),
  })
  expect((await known.act(joinCode.action, { name: '王芳', relation: 'mother' }, path, { params })).location).toBe(
    '/home',
  )
  expect(await actorIn(school.row, identityId)).toMatchObject({ role: 'guardian', name: '王芳' })
  expect((await door.load(joinCode.loader, path, { params })).status).toBe(410)
})

test('an invitation is taken up after signing in; of another school it is gone', async () => {
  const [school, other] = [await TestSchool.make(), await TestSchool.make()]
  const memberId = uuidv7()
  await school.inside.write(tx => tx.insert(members).values({ id: memberId, role: 'teacher', name: 'Tom' }))
  const token = (await invite(school.inside, memberId, school.hostname)).href.split('/').at(-1) ?? ''
  const params = { token }
  expect((await other.stranger.load(invitation.loader, '/', { params })).status).toBe(410)
  expect((await school.stranger.load(invitation.loader, '/', { params })).data).toMatchObject({
    name: 'Tom',
    signIn: `/sign-in?next=%2Finvitation%2F${token}`,
  })
  const identityId = await ensureIdentity(freshEmail())
  const known = new TestVisitor(school.hostname, identityId)
  expect((await known.act(invitation.action, {}, '/', { params })).location).toBe('/home')
  expect(await actorIn(school.row, identityId)).toMatchObject({ role: 'teacher', memberId })
})

test('guessing codes is slowed down', async () => {
  const school = await TestSchool.make()
  const door = school.stranger
  const answers = []
  for (let tries = 0; tries < 31; tries++)
    answers.push((await door.act(join.action, { code: 'AAAAAAAAAA' }, '/join')).status)
  expect(answers.slice(0, 30)).toEqual(Array(30).fill(422))
  expect(answers[30]).toBe(429)
})

test('the console has the same door, the public site has none', async () => {
  const email = freshEmail()
  const identityId = await ensureIdentity(email)
  await setPassword(identityId, secret)
  await runTransaction('platform', { readOnly: false }, q =>
    q.insert(operators).values({ identityId, role: 'operator' }),
  )
  const door = new TestVisitor('console.localhost')
  const first = await door.act(signIn.action, { email }, '/sign-in')
  expect((await door.act(password.action, { password: secret }, '/', { headers: kept(first) })).location).toBe(
    '/schools',
  )
  expect((await new TestVisitor('localhost').load(signIn.loader, '/sign-in')).status).toBe(404)
})

test('a step carries its address on its own host only', async () => {
  const [one, two] = [await TestSchool.make(), await TestSchool.make()]
  const first = await one.stranger.act(signIn.action, { email: freshEmail() }, '/sign-in')
  expect((await two.stranger.load(password.loader, '/sign-in/password', { headers: kept(first) })).location).toBe(
    '/sign-in',
  )
})

test('a passkey’s challenge is of this host and is kept by nobody', async () => {
  const school = await TestSchool.make()
  const asked = await school.stranger.load(passkey.loader, '/sign-in/passkey')
  expect(asked.data).toMatchObject({ rpId: school.hostname, challenge: expect.any(String) })
  expect(asked.headers.get('cache-control')).toBe('no-store')
})

test('adding a passkey asks for a session, a fresh one', async () => {
  const school = await TestSchool.make()
  const owner = await school.member('owner')
  expect((await owner.load(accountPasskeys.loader, '/account/passkeys')).location).toBe('/sign-in?next=/account')
  expect((await owner.load(sessions.loader, '/account/sessions')).location).toBe('/sign-in?next=/account')
  expect((await school.stranger.load(accountPasskeys.loader, '/account/passkeys')).location).toBe(
    '/sign-in?next=%2Faccount%2Fpasskeys',
  )
})

test('the outbox is shown while testing; Clerk’s and Stripe’s webhooks are nowhere unless configured', async () => {
  const school = await TestSchool.make()
  expect((await school.stranger.load(outbox.loader, '/dev/outbox')).status).toBe(200)
  expect((await new TestVisitor('localhost').act(webhook.action, {}, '/webhooks/clerk')).status).toBe(404)
  expect((await new TestVisitor('localhost').act(stripeWebhook.action, {}, '/webhooks/stripe')).status).toBe(404)
})

test('after signing in one stays on this site', () => {
  for (const elsewhere of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/albums/..//evil.example',
    '/%2e//evil.example',
    '/%2E%2e//evil.example/?x=1',
    'javascript:alert(1)',
    'home',
    '',
    null,
  ])
    expect(localPath(elsewhere, '/home')).toBe('/home')
  expect(localPath('/albums/1?day=2026-05-04#x', '/home')).toBe('/albums/1?day=2026-05-04')
})
