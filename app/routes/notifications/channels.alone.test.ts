import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { publicVisitor, TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import * as weChatReturn from '#app/sites/public/wechat-return.ts'
import { members } from '#db/schema/members.ts'
import { memberChannels } from '#db/schema/notifications.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { openSession } from '#tenants/identity/session.server.ts'
import { putContact, sealContact } from '#tenants/people/contacts.server.ts'
import { startTwilio } from '#tenants/sms/test-gateways.ts'
import { startWeChat } from '#tenants/wechat/test-service.ts'
import * as settings from './settings.tsx'
import * as texts from './text-messages.ts'
import * as weChatRoute from './wechat.ts'

const [weChat, twilio] = [await startWeChat(), await startTwilio()]
let place: TestSchool
beforeEach(async () => {
  place = await TestSchool.make()
})
afterAll(async () => {
  await Promise.all([weChat.close(), twilio.close()])
})

/** A guardian with a real session in WeChat's browser. */
async function signedIn() {
  const { memberId } = await place.member('guardian')
  const identityId = await ensureIdentity(`${randomUUID()}@home.example`, null)
  await place.inside.write(tx => tx.update(members).set({ identityId }).where(eq(members.id, memberId)))
  const who = Object.assign(new TestVisitor(place.hostname, identityId), { memberId })
  const userAgent = 'Mozilla/5.0 (Linux; Android 15) MicroMessenger/8.0.50'
  const cookie = (await openSession(identityId, place.hostname, userAgent, null)).split(';')[0] ?? ''
  const headers = { cookie, 'user-agent': userAgent }
  const begin = async () => {
    const { location } = await who.load(weChatRoute.loader, '/notifications/wechat', { headers })
    return new URL(location ?? '')
  }
  const comeBack = (state: string, code: string) =>
    who.load(weChatRoute.loader, `/notifications/wechat?${new URLSearchParams({ code, state })}`, { headers })
  const shown = async () => (await who.load(settings.loader, '/', { headers })).data
  return { who, begin, comeBack, shown }
}
const rows = () => place.inside.read(q => q.select().from(memberChannels))

test('WeChat is connected by its own redirect, over the public site, and ended', async () => {
  const { who, begin, comeBack, shown } = await signedIn()
  expect(await shown()).toMatchObject({ weChat: { bound: false, here: true } })
  const asked = await begin()
  expect(asked.href).toMatch(
    /^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?appid=wx1&.*#wechat_redirect$/,
  )
  expect(asked.searchParams.get('scope')).toBe('snsapi_base')
  const state = asked.searchParams.get('state') ?? ''
  expect(state).toMatch(/^[0-9a-f]{1,128}$/)
  const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
  const code = weChat.codeOf('openid-1')
  const on = await publicVisitor().load(weChatReturn.loader, `${back.pathname}?${new URLSearchParams({ code, state })}`)
  expect(on.location).toContain(`http://${place.hostname}:`)
  const { pathname, searchParams } = new URL(on.location ?? '')
  expect(pathname).toBe('/notifications/wechat')
  // The second time is a page that was loaded again: its code is used.
  for (let time = 0; time < 2; time++) {
    const done = await comeBack(searchParams.get('state') ?? '', searchParams.get('code') ?? '')
    expect(decodeURIComponent(done.cookies[0] ?? '')).toContain('WeChat is connected')
  }
  expect(await rows()).toMatchObject([{ memberId: who.memberId, channel: 'wechat' }])
  expect(JSON.stringify(await rows())).not.toContain('openid-1')
  await who.act(weChatRoute.action)
  expect(await rows()).toEqual([])
})

test('a state of another session, of another school or made up connects nothing and leads nowhere', async () => {
  const [own, other] = [await signedIn(), await signedIn()]
  const stolen = (await other.begin()).searchParams.get('state') ?? ''
  for (const state of [stolen, `${stolen.slice(0, -2)}00`, 'x', '']) {
    const answer = await own.comeBack(state, weChat.codeOf(randomUUID()))
    expect(decodeURIComponent(answer.cookies[0] ?? '')).toContain('did not confirm')
  }
  expect(await rows()).toEqual([])
  const elsewhere = `/wechat/return?${new URLSearchParams({ code: 'c', state: `0${'ab'.repeat(52)}` })}`
  expect((await publicVisitor().load(weChatReturn.loader, elsewhere)).status).toBe(404)
  expect((await publicVisitor().load(weChatReturn.loader, '/wechat/return?state=//evil.example')).status).toBe(404)
  expect((await place.stranger.load(weChatRoute.loader)).location).toContain('/sign-in')
})

test('text messages are turned on by who has a number on file, twice is once, and off', async () => {
  const { who, shown } = await signedIn()
  expect(await shown()).toMatchObject({ texts: { on: false, numberEnd: null } })
  expect((await who.act(texts.action, { wanted: 'yes' })).status).toBe(409)
  const sealed = await sealContact(place.inside, uuidv7(), who.memberId, { phone: '+4915123456742' })
  await place.inside.write(tx => putContact(tx, sealed))
  for (let time = 0; time < 2; time++) await who.act(texts.action, { wanted: 'yes' })
  expect(await shown()).toMatchObject({ texts: { on: true, numberEnd: '42' } })
  expect((await who.act(texts.action, { wanted: 'maybe' })).status).toBe(422)
  expect(await rows()).toMatchObject([{ memberId: who.memberId, channel: 'sms', addressSealed: null }])
  await who.act(texts.action, { wanted: 'no' })
  expect(await rows()).toEqual([])
})
