import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { TestClass } from '#app/modules/albums/test-class.ts'
import { guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { notificationDeliveries } from '#db/schema/notifications.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { startMailServer } from '#tenants/mail/test-server.ts'
import { takeDeliveries } from '#tenants/notifications/deliveries.server.ts'
import { markAllRead } from '#tenants/notifications/items.server.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import type { School } from '#tenants/school.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { choose, deliveriesOf, newReader, whatWaitsIsDue } from './test-reader.ts'

const post = await startMailServer()
const store = await temporaryStore()
let place: TestClass
let inside: School
beforeEach(async () => {
  place = await TestClass.make({ timeZone: 'Asia/Shanghai', name: 'Sunrise' })
  inside = place.place.inside
})
afterAll(async () => {
  await post.close()
  await store.remove()
})

test('at once: one mail, in the language of the receiver, naming what they may see, with a way to end such mails', async () => {
  const reader = await newReader(place, 'zh-Hans')
  await choose(reader, ['email'])
  const { id } = await place.album(1, { title: 'Pond walk' })
  await runJobs(inside)
  const [mail, ...more] = post.to(reader.email)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('新相册：Pond walk')
  expect(mail?.from?.text).toContain('Sunrise')
  expect(mail?.text).toContain(`/albums/${id}`)
  expect(mail?.text).toContain('不再接收此类邮件：新相册')
  expect(mail?.headers.get('list')).toMatchObject({ unsubscribe: { url: expect.stringContaining('/unsubscribe/') } })
  expect(mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toContain('One-Click')
  expect(await deliveriesOf(inside, reader.memberId)).toEqual([{ channel: 'email', state: 'sent', reason: null }])
})

test('the digest: one mail with all of the day, in the evening', async () => {
  const reader = await newReader(place)
  await place.album(1, { title: 'Pond walk' })
  await place.album(1, { title: 'Bread baking' })
  await runJobs(inside)
  expect(post.to(reader.email)).toEqual([])
  await whatWaitsIsDue(inside, [reader.memberId])
  const [digest, ...more] = post.to(reader.email)
  expect(more).toEqual([])
  expect(digest?.subject).toBe('2 pieces of news from Sunrise')
  expect(digest?.text).toContain('New album: Pond walk')
  expect(digest?.text).toContain('New album: Bread baking')
})

test('nothing is mailed that was read, unchosen, deleted or out of sight by then', async () => {
  const [read, unchosen, ended] = [await newReader(place), await newReader(place), await newReader(place)]
  await place.album()
  await runJobs(inside)
  await markAllRead(read.school)
  await choose(unchosen, [])
  await inside.write(tx =>
    tx.update(guardianships).set({ endedAt: new Date() }).where(eq(guardianships.memberId, ended.memberId)),
  )
  await whatWaitsIsDue(
    inside,
    [read, unchosen, ended].map(({ memberId }) => memberId),
  )
  for (const [reader, reason] of [
    [read, 'read'],
    [unchosen, 'unwanted'],
    [ended, 'gone'],
  ] as const) {
    expect(post.to(reader.email)).toEqual([])
    expect(await deliveriesOf(inside, reader.memberId)).toMatchObject([{ state: 'dropped', reason }])
  }
})

test('urgent ones go at once and every way, whatever was chosen; there is nothing to unsubscribe from', async () => {
  const reader = await newReader(place)
  const { id } = await place.album()
  await runJobs(inside)
  await choose(reader, [])
  const another = await place.album(1, { title: 'Lost key' })
  await notify(inside, [reader.memberId], 'albums.published', another.id, { urgent: true })
  await runJobs(inside)
  expect(id).not.toBe(another.id)
  const [mail] = post.to(reader.email)
  expect(mail?.subject).toBe('Urgent: New album: Lost key')
  expect(mail?.headers.has('list')).toBe(false)
})

test('who has not joined is not reached, and it is known', async () => {
  const family = await place.family()
  await choose({ ...family, email: '' }, ['email'])
  await inside.write(tx => tx.update(members).set({ identityId: null }).where(eq(members.id, family.memberId)))
  await place.album()
  await runJobs(inside)
  expect(await deliveriesOf(inside, family.memberId)).toMatchObject([{ state: 'failed', reason: 'not_joined' }])
})

test('a mailbox that is no more is not tried again; a server that is busy is, and the others have had theirs', async () => {
  const [gone, busy, fine] = [await newReader(place), await newReader(place), await newReader(place)]
  for (const each of [gone, busy, fine]) await choose(each, ['email'])
  post.refuse(gone.email, 550)
  post.refuse(busy.email, 451)
  await place.album()
  expect((await runJobs(inside)).at(-1)).toMatchObject({ job: 'notify.mail', outcome: 'failed', attempts: 5 })
  expect(post.to(fine.email)).toHaveLength(1)
  expect(await deliveriesOf(inside, gone.memberId)).toMatchObject([{ state: 'failed', reason: 'refused' }])
  expect(await deliveriesOf(inside, busy.memberId)).toMatchObject([{ state: 'waiting' }])
  post.refuse(busy.email, undefined)
  await whatWaitsIsDue(
    inside,
    [gone, busy, fine].map(({ memberId }) => memberId),
  )
  expect(post.to(busy.email)).toHaveLength(1)
  expect(post.to(fine.email)).toHaveLength(1)
})

test('a process that dies in the middle of sending mails nothing twice: an attempt is marked before it is made', async () => {
  const reader = await newReader(place)
  await choose(reader, ['email'])
  await place.album()
  const waiting = await inside.read(q => q.select().from(notificationDeliveries))
  expect(waiting).toEqual([])
  await runJobs(inside)
  const [sent] = await inside.read(q => q.select().from(notificationDeliveries))
  await inside.write(tx => tx.update(notificationDeliveries).set({ state: 'waiting' }))
  expect(await takeDeliveries(inside, [sent?.id ?? ''])).toEqual(new Set([sent?.id]))
  await whatWaitsIsDue(inside, [reader.memberId])
  expect(post.to(reader.email)).toHaveLength(1)
  expect(await deliveriesOf(inside, reader.memberId)).toMatchObject([{ state: 'trying' }])
})
