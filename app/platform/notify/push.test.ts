import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { TestClass } from '#app/modules/albums/test-class.ts'
import { members } from '#db/schema/members.ts'
import { pushSubscriptions } from '#db/schema/notifications.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { endSessions, openSession, sessionsOf } from '#tenants/identity/session.server.ts'
import { deliveryOf } from '#tenants/notifications/delivery-of.server.ts'
import { markAllRead, notificationsOf } from '#tenants/notifications/items.server.ts'
import { addDevice } from '#tenants/push/devices.server.ts'
import { type Browser, browserKeys, startPushService } from '#tenants/push/test-service.ts'
import type { School } from '#tenants/school.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { fanOut } from './jobs.ts'
import { pushMembers } from './push.server.ts'
import { choose, deliveriesOf, newReader, type Reader } from './test-reader.ts'

const service = await startPushService()
const store = await temporaryStore()
let place: TestClass
let inside: School
beforeEach(async () => {
  place = await TestClass.make({ name: 'Sunrise' })
  inside = place.place.inside
  service.hosts.set('push.example', ['93.184.216.34'])
})
afterAll(async () => {
  await service.close()
  await store.remove()
})

/** A reader who wants notices only, signed in on a browser that shows them. */
async function pushReader(locale: string | null = null): Promise<Reader & { browser: Browser; identityId: string }> {
  const reader = await newReader(place, locale)
  const [row] = await inside.read(q => q.select().from(members).where(eq(members.id, reader.memberId)))
  const identityId = row?.identityId ?? ''
  await choose(reader, ['push'])
  return { ...reader, identityId, browser: await signIn(reader, identityId) }
}

async function signIn(reader: Reader, identityId: string, browser = browserKeys()): Promise<Browser> {
  await openSession(identityId, place.place.hostname, '', null)
  const session = (await sessionsOf(identityId)).at(0)
  const { subscription } = browser
  await addDevice(reader.school, { id: randomUUID(), sessionId: session?.id ?? '', device: '', subscription })
  return browser
}

/** What the job does, by the way to the double. */
const push = (...readers: Reader[]) =>
  pushMembers(
    inside,
    readers.map(({ memberId }) => memberId),
    new AbortController().signal,
    service.network,
  )

/** Publishes an album and tells everybody; what is to be pushed waits for `push`. */
async function publish(title = 'Mia on the swing') {
  await place.album(1, { title })
  const { allJobs } = await import('#workers/jobs.server.ts')
  const jobs = new Map([...allJobs()].filter(([name]) => name !== 'notify.push'))
  expect(jobs.has(fanOut.name)).toBe(true)
  await runJobs(inside, jobs)
}
const devices = () => inside.read(q => q.$count(pushSubscriptions))
const states = (reader: Reader) => deliveriesOf(inside, reader.memberId)

test('a notice in the receiver’s language, encrypted for their browser, that names the school and the kind and nobody', async () => {
  const reader = await pushReader('zh-Hans')
  await publish()
  await push(reader)
  await push(reader)
  const [message, ...more] = service.to(reader.browser.subscription)
  expect(more).toEqual([])
  expect(message?.body.includes('Sunrise')).toBe(false)
  expect(JSON.parse(reader.browser.read(message?.body ?? Buffer.alloc(0)))).toEqual({
    title: 'Sunrise',
    body: '新相册',
    tag: 'albums.published',
    lang: 'zh-Hans',
    icon: expect.stringMatching(/^\/brand\//),
    href: '/notifications',
  })
  expect(message?.headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' })
  expect(await states(reader)).toEqual([{ channel: 'push', state: 'sent', reason: null }])
})

test('messages follow each other on one connection, and on a new one when the service has just ended it', async () => {
  const reader = await pushReader()
  await publish()
  await push(reader)
  const before = service.connections()
  await publish()
  await push(reader)
  expect(service.connections()).toBe(before)
  service.answer(reader.browser.subscription, 'reset')
  await publish()
  await push(reader)
  expect(service.connections()).toBe(before + 1)
  expect(service.to(reader.browser.subscription)).toHaveLength(3)
  expect(await states(reader)).toMatchObject([{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }])
})

test('several devices each show it; one that is gone is forgotten, one that is busy is not waited for', async () => {
  const reader = await pushReader()
  const [gone, busy] = [await signIn(reader, reader.identityId), await signIn(reader, reader.identityId)]
  service.answer(gone.subscription, 410)
  service.answer(busy.subscription, 503)
  await publish()
  await push(reader)
  expect(service.to(reader.browser.subscription)).toHaveLength(1)
  expect(await devices()).toBe(2)
  expect(await states(reader)).toMatchObject([{ state: 'sent' }])
})

test('who is asked to come again later does not ask before', async () => {
  const reader = await pushReader()
  service.answer(reader.browser.subscription, 429, '120')
  await publish()
  for (let time = 0; time < 3; time++) await expect(push(reader)).rejects.toMatchObject({ reason: 'push-service' })
  expect(service.to(reader.browser.subscription)).toHaveLength(1)
  expect(await states(reader)).toMatchObject([{ state: 'waiting' }])
})

test.each([429, 500, 503])('after %i it waits and is sent once the service can', async status => {
  const reader = await pushReader()
  service.answer(reader.browser.subscription, status)
  await publish()
  await expect(push(reader)).rejects.toMatchObject({ reason: 'push-service' })
  expect(await states(reader)).toMatchObject([{ state: 'waiting' }])
  service.answer(reader.browser.subscription, 201)
  await push(reader)
  expect(await states(reader)).toMatchObject([{ state: 'sent' }])
})

test.each([
  [404, 'no_device', 0],
  [410, 'no_device', 0],
  [400, 'refused', 1],
  [301, 'refused', 1],
  [307, 'refused', 1],
] as const)('%i ends the attempt as %s, and no redirect is followed', async (status, reason, left) => {
  const reader = await pushReader()
  service.answer(reader.browser.subscription, status)
  await publish()
  await push(reader)
  expect(await states(reader)).toMatchObject([{ state: 'failed', reason }])
  expect(await devices()).toBe(left)
  expect(service.arrived.filter(({ path }) => path === '/elsewhere')).toEqual([])
})

test('a service that does not answer is left alone after a while; nobody knows, so it is not sent again', async () => {
  const reader = await pushReader()
  service.answer(reader.browser.subscription, 'silence')
  await publish()
  await push(reader)
  expect(await states(reader)).toMatchObject([{ state: 'failed', reason: 'unknown' }])
})

test.each([
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['169.254.169.254'],
  ['100.64.0.1'],
  ['::1'],
  ['fd00::1'],
  ['::ffff:127.0.0.1'],
  ['64:ff9b::7f00:1'],
])('a host that leads to %s, even beside a public address, is asked nothing and forgotten', async address => {
  const reader = await pushReader()
  await publish()
  service.hosts.set('push.example', ['93.184.216.34', address])
  await push(reader)
  expect(service.to(reader.browser.subscription)).toEqual([])
  expect(await devices()).toBe(0)
})

test('signed out there, nothing is pushed there', async () => {
  const reader = await pushReader()
  await publish()
  await endSessions(reader.identityId)
  await push(reader)
  expect(service.to(reader.browser.subscription)).toEqual([])
  expect(await devices()).toBe(0)
  expect(await states(reader)).toMatchObject([{ state: 'failed', reason: 'no_device' }])
})

test('staff see whom it reached and how, families do not', async () => {
  const [reached, unreached] = [await pushReader(), await pushReader()]
  service.answer(unreached.browser.subscription, 410)
  await publish()
  await push(reached, unreached)
  await markAllRead(reached.school)
  const [item] = await notificationsOf(reached.school)
  const ask = (school: School) => deliveryOf(school, ['albums.published'], [item?.subjectId ?? ''])
  const told = await ask(place.teacher.school)
  expect(told.find(({ memberId }) => memberId === reached.memberId)).toMatchObject({
    seen: true,
    ways: [{ channel: 'push', state: 'sent', reason: null }],
  })
  expect(told.find(({ memberId }) => memberId === unreached.memberId)).toMatchObject({
    seen: false,
    ways: [{ channel: 'push', state: 'failed', reason: 'no_device' }],
  })
  await expect(ask(reached.school)).rejects.toMatchObject({ code: 'forbidden' })
})
