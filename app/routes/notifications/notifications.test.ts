import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { TestSchool, TestVisitor } from '#app/platform/test-context.ts'
import { members } from '#db/schema/members.ts'
import { memberQuietHours, notificationPreferences, schoolQuietHours } from '#db/schema/notifications.ts'
import { system } from '#tenants/actor.ts'
import { ensureIdentity } from '#tenants/identity/identities.server.ts'
import { notificationsOf } from '#tenants/notifications/items.server.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { unsubscribingTokens } from '#tenants/notifications/unsubscribing.server.ts'
import * as list from './notifications.tsx'
import * as oneMail from './one-mail.ts'
import * as ownHours from './quiet-hours.tsx'
import * as reading from './reading.ts'
import * as schoolHours from './school-hours.tsx'
import * as settings from './settings.tsx'
import * as unsubscribe from './unsubscribe.tsx'

let place: TestSchool
let guardian: TestVisitor & { memberId: string }
beforeEach(async () => {
  place = await TestSchool.make()
  guardian = await place.member('guardian')
})

const kind = 'albums.published'
const choices = (whose = guardian.memberId) =>
  place.inside.read(q =>
    q
      .select({ kind: notificationPreferences.kind, channels: notificationPreferences.channels })
      .from(notificationPreferences)
      .where(eq(notificationPreferences.memberId, whose)),
  )

test('settings list the kinds that the role can get, with their defaults, and keep what is chosen', async () => {
  const shown = async (who: TestVisitor) => {
    const { kinds } = (await who.load(settings.loader)).data as { kinds: { kind: string }[] }
    return kinds.find(each => each.kind === kind)
  }
  expect(await shown(guardian)).toMatchObject({ name: 'New album', mail: 'digest' })
  expect(await shown(await place.member('teacher'))).toBeUndefined()
  const saved = await guardian.act(settings.action, { mail: `${kind}:email` })
  expect(saved.location).toBe('/notifications/settings')
  await guardian.act(settings.action, { mail: `${kind}:email` })
  expect(await shown(guardian)).toMatchObject({ mail: 'email' })
})

test('settings refuse what is no choice, pass over kinds that are none, and keep nothing of it', async () => {
  expect((await guardian.act(settings.action, { mail: `${kind}:pigeon` })).status).toBe(422)
  expect((await guardian.act(settings.action, { mail: 'albums.unheard_of:email' })).status).toBe(302)
  expect(await choices()).toEqual([])
  expect((await place.stranger.load(settings.loader)).location).toContain('/sign-in')
})

test('own quiet hours are set, changed and ended; half of them, or none long, is refused at its field', async () => {
  const own = () => place.inside.read(q => q.select().from(memberQuietHours))
  const set = (from: string, to: string) => guardian.act(ownHours.action, { from, to })
  await set('20:00', '07:00')
  await set('21:30', '06:00')
  expect(await own()).toMatchObject([{ memberId: guardian.memberId, fromMinute: 1_290, toMinute: 360 }])
  for (const [from, to, field] of [
    ['21:00', '', 'to'],
    ['', '07:00', 'from'],
    ['07:00', '07:00', 'to'],
    ['25:00', '07:00', 'from'],
  ] as const) {
    const refused = await set(from, to)
    expect(refused.status).toBe(422)
    expect(refused.data).toMatchObject({ submission: { error: { [field]: [expect.any(String)] } } })
  }
  expect(await own()).toMatchObject([{ fromMinute: 1_290 }])
  await set('', '')
  expect(await own()).toEqual([])
})

test('the school’s quiet hours are the office’s to set and everybody’s to see', async () => {
  const office = await place.member('office')
  expect((await guardian.act(schoolHours.action, { from: '20:00', to: '07:00' })).status).toBe(403)
  await office.act(schoolHours.action, { from: '20:00', to: '07:00' })
  expect(await place.inside.read(q => q.select().from(schoolQuietHours))).toMatchObject([{ fromMinute: 1_200 }])
  expect((await guardian.load(settings.loader)).data).toMatchObject({ schoolHours: expect.stringContaining('8:00') })
})

test('the list goes back page by page', async () => {
  for (let count = 0; count < 31; count++) await notify(place.inside, [guardian.memberId], kind, uuidv7())
  const { data } = await guardian.load(list.loader, '/notifications')
  const { older } = data as { older: string }
  expect(older).toMatch(/^[0-9a-f-]{36}$/)
  expect((await guardian.load(list.loader, `/notifications?before=${older}`)).data).toMatchObject({ older: null })
  expect((await guardian.load(list.loader, '/notifications?before=x')).data).toMatchObject({ older })
})

test('somebody else’s item is not there to be read', async () => {
  const other = await place.member('guardian')
  await notify(place.inside, [other.memberId], kind, uuidv7())
  const [item] = await notificationsOf(place.inside.as({ ...system, role: 'guardian', memberId: other.memberId }))
  const read = (who: TestVisitor) => who.act(reading.action, {}, '/', { params: { notificationId: item?.id ?? '' } })
  expect((await read(guardian)).status).toBe(404)
  expect((await read(other)).status).toBe(200)
})

test('the link in a mail ends mails about its kind without signing in; looking at it changes nothing', async () => {
  await guardian.act(settings.action, { mail: `${kind}:email` })
  const token = (await unsubscribingTokens(place.inside))({ memberId: guardian.memberId, kind })
  const ask = { params: { token } }
  expect((await place.stranger.load(unsubscribe.loader, '/', ask)).data).toMatchObject({
    text: expect.stringContaining('New album'),
  })
  expect(await choices()).toEqual([{ kind, channels: ['email'] }])
  // What a mailbox provider sends: no cookie, no Origin, and it wants no redirect.
  const answer = await place.stranger.act(unsubscribe.action, { 'List-Unsubscribe': 'One-Click' }, '/', ask)
  expect(answer).toMatchObject({ status: 200, location: null })
  expect(await choices()).toEqual([{ kind, channels: [] }])
})

test('a link for all ends all; one that was changed, of another school or of who has left is none', async () => {
  const token = (await unsubscribingTokens(place.inside))({ memberId: guardian.memberId, kind: null })
  const other = await place.member('guardian')
  const elsewhere = await TestSchool.make()
  const use = async (where: TestSchool, text: string) =>
    (await where.stranger.act(unsubscribe.action, {}, '/', { params: { token: text } })).status
  expect(await use(place, token.replace(guardian.memberId, other.memberId))).toBe(404)
  expect(await use(place, `${token.slice(0, -2)}AA`)).toBe(404)
  expect(await use(place, 'x')).toBe(404)
  expect(await use(elsewhere, token)).toBe(404)
  expect(await choices()).toEqual([])
  expect(await use(place, token)).toBe(200)
  const left = await choices()
  expect(left).toContainEqual({ kind, channels: ['push'] })
  expect(left.flatMap(({ channels }) => channels).filter(channel => channel !== 'push')).toEqual([])
  await place.inside.write(tx =>
    tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, guardian.memberId)),
  )
  expect(await use(place, token)).toBe(404)
})

test('one mail for all schools is offered to who has several, on until they say no, and is the person’s own', async () => {
  const offered = async (who = guardian) =>
    (await who.load(settings.loader)).data as { oneMail: { on: boolean } | null }
  const identityId = await ensureIdentity(`${uuidv7()}@home.example`)
  const [here, elsewhere] = [await place.member('guardian', { identityId }), await TestSchool.make()]
  const ana = Object.assign(new TestVisitor(place.hostname, identityId), { memberId: here.memberId })
  expect(await offered(ana)).toMatchObject({ oneMail: null })
  await elsewhere.member('guardian', { identityId })
  expect(await offered(ana)).toMatchObject({ oneMail: { on: true } })
  expect((await ana.act(oneMail.action, { wanted: 'maybe' })).status).toBe(422)
  expect((await ana.act(oneMail.action, { wanted: 'no' })).location).toBe('/notifications/settings')
  expect(await offered(ana)).toMatchObject({ oneMail: { on: false } })
  await ana.act(oneMail.action, { wanted: 'yes' })
  expect(await offered(ana)).toMatchObject({ oneMail: { on: true } })
  expect((await place.stranger.act(oneMail.action, { wanted: 'no' })).status).toBe(401)
})
