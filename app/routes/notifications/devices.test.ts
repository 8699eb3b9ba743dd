import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { members } from '#db/schema/members.ts'
import { pushSubscriptions } from '#db/schema/notifications.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { browserKeys } from '#tenants/push/test-service.ts'
import * as ending from './device-ending.ts'
import * as devices from './devices.ts'
import * as settings from './settings.tsx'

const userAgent = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'
let place: TestSchool
beforeEach(async () => {
  place = await TestSchool.make()
})

/** A guardian with a real session, as a browser brings it. */
async function signedIn() {
  const { memberId } = await place.member('guardian')
  const identityId = await ensureIdentity(`${randomUUID()}@home.example`, null)
  await place.inside.write(tx => tx.update(members).set({ identityId }).where(eq(members.id, memberId)))
  const who = Object.assign(new TestVisitor(place.hostname, identityId), { memberId })
  const cookie = (await openSession(identityId, place.hostname, userAgent, null)).split(';')[0] ?? ''
  const { endpoint, p256dh, auth } = browserKeys().subscription
  const add = (fields: Record<string, string> = {}) =>
    who.act(devices.action, { id: randomUUID(), endpoint, p256dh, auth, ...fields }, '/', {
      headers: { cookie, 'user-agent': userAgent },
    })
  return { who, add, endpoint }
}
const rows = () => place.inside.read(q => q.select().from(pushSubscriptions))
const end = (who: TestVisitor, id: string) => who.act(ending.action, {}, '/', { params: { pushSubscriptionId: id } })

test('a browser is added once, sealed, named by what its owner recognises, and ended', async () => {
  const { who, add, endpoint } = await signedIn()
  const id = randomUUID()
  for (let time = 0; time < 2; time++) expect((await add({ id })).data).toEqual({ id })
  expect(await rows()).toMatchObject([{ id, memberId: who.memberId, device: 'Firefox · Android' }])
  expect(JSON.stringify(await rows())).not.toContain(endpoint)
  expect((await who.load(settings.loader)).data).toMatchObject({ devices: [{ id, device: 'Firefox · Android' }] })
  const strange = await place.member('guardian')
  expect((await end(strange, id)).status).toBe(404)
  expect([(await end(who, id)).status, (await end(who, id)).status]).toEqual([302, 404])
  expect(await rows()).toEqual([])
})

test.each([
  ['http', { endpoint: 'http://push.example/a' }],
  ['an address of digits', { endpoint: 'https://10.0.0.1/a' }],
  ['an address in brackets', { endpoint: 'https://[::1]/a' }],
  ['digits in disguise', { endpoint: 'https://0x7f.1/a' }],
  ['another port', { endpoint: 'https://push.example:8443/a' }],
  ['a password', { endpoint: 'https://a:b@push.example/a' }],
  ['this machine', { endpoint: 'https://localhost/a' }],
  ['a key that is too short', { p256dh: 'AAAA' }],
  ['no secret', { auth: '' }],
])('%s is refused', async (_what, fields) => {
  const { add } = await signedIn()
  expect((await add(fields)).status).toBe(422)
  expect(await rows()).toEqual([])
})

test('somebody else’s device is not seen, not ended, not taken; who signs in on a browser takes it over', async () => {
  const [one, other] = [await signedIn(), await signedIn()]
  const id = randomUUID()
  await one.add({ id })
  await end(other.who, id)
  expect((await other.who.load(settings.loader)).data).toMatchObject({ devices: [] })
  expect((await other.add({ id })).status).toBe(404)
  expect(await rows()).toMatchObject([{ memberId: one.who.memberId }])
  await other.add({ endpoint: one.endpoint })
  expect(await rows()).toMatchObject([{ memberId: other.who.memberId }])
})

test('who has no session of this browser adds none', async () => {
  const { who } = await signedIn()
  const { endpoint, p256dh, auth } = browserKeys().subscription
  expect((await who.act(devices.action, { id: randomUUID(), endpoint, p256dh, auth })).status).toBe(403)
  expect((await place.stranger.act(devices.action, {})).status).toBe(401)
})
