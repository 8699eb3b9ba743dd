import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { TestClass } from '#app/modules/albums/test-class.ts'
import { memberChannels, notificationDeliveries } from '#db/schema/notifications.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { markAllRead } from '#tenants/notifications/items.server.ts'
import type { School } from '#tenants/school.server.ts'
import { bind, unbind } from '#tenants/wechat/binding.server.ts'
import { startWeChat } from '#tenants/wechat/test-service.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { choose, deliveriesOf, newReader, type Reader, whatWaitsIsDue } from './test-reader.ts'
import { weChatMembers } from './wechat.server.ts'

const weChat = await startWeChat()
const store = await temporaryStore()
let place: TestClass
let inside: School
beforeEach(async () => {
  place = await TestClass.make({ name: 'Sunrise' })
  inside = place.place.inside
})
afterAll(async () => {
  await Promise.all([weChat.close(), store.remove()])
})

async function follower(locale: string | null = null): Promise<Reader & { openid: string }> {
  const reader = await newReader(place, locale)
  const openid = `o${randomUUID()}`
  await bind(reader.school, openid)
  await choose(reader, ['push'])
  return { ...reader, openid }
}
const show = (...readers: Reader[]) =>
  weChatMembers(
    inside,
    readers.map(({ memberId }) => memberId),
    new AbortController().signal,
  )
async function publish() {
  await place.album(1, { title: 'Mia on the swing' })
  const { allJobs } = await import('#workers/jobs.server.ts')
  await runJobs(inside, new Map([...allJobs()].filter(([name]) => name !== 'notify.wechat')))
}

test('a template message in the receiver’s language that names the school and the kind and nobody, once', async () => {
  const reader = await follower('zh-Hans')
  await publish()
  await show(reader)
  await show(reader)
  expect(weChat.to(reader.openid)).toEqual([
    {
      touser: reader.openid,
      template_id: 'T1',
      url: expect.stringMatching(/^http:\/\/[^/]+\/notifications$/),
      client_msg_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      data: { thing2: { value: 'Sunrise' }, thing5: { value: '新相册' } },
    },
  ])
  expect(await deliveriesOf(inside, reader.memberId)).toEqual([{ channel: 'wechat', state: 'sent', reason: null }])
})

test('a token that is over is replaced and the message comes; else one token serves all', async () => {
  const [one, other] = [await follower(), await follower()]
  await publish()
  await show(one)
  const before = weChat.tokensAsked()
  await show(other)
  expect(weChat.tokensAsked()).toBe(before)
  weChat.endToken()
  await publish()
  await show(one)
  expect(await deliveriesOf(inside, one.memberId)).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
})

test.each([
  [43004, 'failed', 'not_following'],
  [43101, 'failed', 'not_following'],
  [45009, 'waiting', null],
  [-1, 'waiting', null],
  [40037, 'failed', 'refused'],
])('errcode %i: %s %s', async (errcode, state, reason) => {
  const reader = await follower()
  weChat.answer(reader.openid, errcode)
  await publish()
  if (state === 'waiting') await expect(show(reader)).rejects.toMatchObject({ reason: 'wechat' })
  else await show(reader)
  expect(await deliveriesOf(inside, reader.memberId)).toEqual([{ channel: 'wechat', state, reason }])
})

test('an account is sealed, and one person’s: who connects it takes it over', async () => {
  const [first, second] = [await follower(), await newReader(place)]
  await bind(second.school, first.openid)
  await bind(second.school, first.openid)
  const rows = await inside.read(q => q.select().from(memberChannels))
  expect(rows).toMatchObject([{ memberId: second.memberId, channel: 'wechat' }])
  expect(JSON.stringify(rows)).not.toContain(first.openid)
  await unbind(first.school)
  expect(await inside.read(q => q.$count(memberChannels))).toBe(1)
  await unbind(second.school)
  expect(await inside.read(q => q.$count(memberChannels))).toBe(0)
})

test('who insists gets a mail after the notice if they have not seen it, and none if they have', async () => {
  const [seen, unseen] = [await follower(), await follower()]
  for (const reader of [seen, unseen]) await choose(reader, ['push', 'insist'])
  await place.album()
  await runJobs(inside)
  const d = notificationDeliveries
  const rows = await inside.read(q => q.select().from(d).where(eq(d.memberId, seen.memberId)))
  const due = new Map(rows.map(({ channel, dueAt }) => [channel, dueAt.getTime()]))
  expect((due.get('email') ?? 0) - (due.get('wechat') ?? 0)).toBe(30 * 60_000)
  await markAllRead(seen.school)
  await whatWaitsIsDue(inside, [seen.memberId, unseen.memberId])
  expect(await deliveriesOf(inside, seen.memberId)).toMatchObject([
    { channel: 'email', state: 'dropped', reason: 'read' },
    { channel: 'wechat', state: 'sent' },
  ])
  expect(await deliveriesOf(inside, unseen.memberId)).toMatchObject([
    { channel: 'email', state: 'sent' },
    { channel: 'wechat', state: 'sent' },
  ])
})
