import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { TestClass } from '#app/modules/albums/test-class.ts'
import { memberChannels, notificationDeliveries, notifications } from '#db/schema/notifications.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { markAllRead } from '#tenants/notifications/items.server.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { putContact, sealContact } from '#tenants/people/contacts.server.ts'
import { as } from '#tenants/people/test-people.ts'
import { plans } from '#tenants/plans.ts'
import type { School } from '#tenants/school.server.ts'
import { turnOffTexts, turnOnTexts } from '#tenants/sms/consent.server.ts'
import { startAliyun, startTwilio } from '#tenants/sms/test-gateways.ts'
import { answerCall, noteAnswer } from '#tenants/urgent/answers.server.ts'
import { endCall, makeCall } from '#tenants/urgent/calling.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { deliveriesOf, newReader, type Reader } from './test-reader.ts'
import { textMembers } from './text.server.ts'

const [twilio, aliyun] = [await startTwilio(), await startAliyun()]
const store = await temporaryStore()
let place: TestClass
let inside: School
beforeEach(async () => {
  place = await TestClass.make({ name: 'Sunrise' })
  inside = place.place.inside
  twilio.answer(undefined)
  aliyun.answer('OK')
})
afterAll(async () => {
  await Promise.all([twilio.close(), aliyun.close(), store.remove()])
})

let numbers = 1_000_000
async function textReader(begin = '+49151'): Promise<Reader & { phone: string }> {
  const reader = await newReader(place)
  const phone = `${begin}${numbers++}`
  const sealed = await sealContact(inside, uuidv7(), reader.memberId, { phone })
  await inside.write(tx => putContact(tx, sealed))
  await turnOnTexts(reader.school)
  return { ...reader, phone }
}

/** Something urgent, whose mails are sent; the text message waits for its rung. */
async function alarm(...readers: Reader[]) {
  const { id } = await place.album(1, { title: 'Mia on the swing' })
  const memberIds = readers.map(({ memberId }) => memberId)
  await notify(inside, memberIds, 'albums.published', id, { urgent: true })
  await runJobs(inside)
}
/** Five minutes pass. */
async function fiveMinutesLater(...readers: Reader[]) {
  const d = notificationDeliveries
  const past = { dueAt: new Date(Date.now() - 1_000) }
  await inside.write(tx => tx.update(d).set(past).where(eq(d.channel, 'sms')))
  await textMembers(
    inside,
    readers.map(({ memberId }) => memberId),
    new AbortController().signal,
  )
}
const textOf = async (reader: Reader) =>
  (await deliveriesOf(inside, reader.memberId)).find(({ channel }) => channel === 'sms')

test('a text message is the next rung, comes once, and names the school and the kind and nobody', async () => {
  const reader = await textReader()
  await alarm(reader)
  expect(twilio.to(reader.phone)).toEqual([])
  expect(await textOf(reader)).toMatchObject({ state: 'waiting' })
  await fiveMinutesLater(reader)
  await fiveMinutesLater(reader)
  expect(twilio.to(reader.phone)).toEqual([
    expect.stringMatching(/^Sunrise: Urgent: New album\. http:\/\/[^/]+\/notifications$/),
  ])
  expect(await textOf(reader)).toMatchObject({ state: 'sent' })
  const rows = await inside.read(q => q.select().from(memberChannels))
  expect(JSON.stringify(rows)).not.toContain(reader.phone.slice(3))
})

test('what was seen by then, and whoever wants none any more, costs nothing', async () => {
  const [seen, ended] = [await textReader(), await textReader()]
  const never = await newReader(place)
  await alarm(seen, ended, never)
  await markAllRead(seen.school)
  await turnOffTexts(ended.school)
  await fiveMinutesLater(seen, ended, never)
  expect([...twilio.to(seen.phone), ...twilio.to(ended.phone)]).toEqual([])
  expect(await textOf(seen)).toMatchObject({ state: 'dropped', reason: 'read' })
  expect(await textOf(ended)).toMatchObject({ state: 'dropped', reason: 'unwanted' })
  expect(await textOf(never)).toBeUndefined()
})

describe('an urgent call', () => {
  /** Everybody is called, and the first rungs are sent. */
  async function calling() {
    const { memberId } = await place.place.member('office')
    const office = as(inside, 'office', memberId)
    const callId = uuidv7()
    await makeCall(office, { callId, audience: 'everybody', classIds: [], question: 'safe', words: 'Leave' })
    return { office, callId, said: { callId, answerId: uuidv7(), answer: 'safe', word: '' } as const }
  }

  test('sends no text message to whom the office has noted an answer for, nor to who answered before it was told', async () => {
    const [noted, quick, silent] = [await textReader(), await textReader(), await textReader()]
    const { office, said } = await calling()
    await answerCall(quick.school, { ...said, answerId: uuidv7(), waited: 0 })
    await runJobs(inside)
    expect(await textOf(noted)).toMatchObject({ state: 'waiting' })
    await noteAnswer(office, noted.memberId, said)
    await fiveMinutesLater(noted, quick, silent)
    expect([...twilio.to(noted.phone), ...twilio.to(quick.phone)]).toEqual([])
    expect(twilio.to(silent.phone)).toHaveLength(1)
    for (const reader of [noted, quick])
      expect(await textOf(reader)).toMatchObject({ state: 'dropped', reason: 'settled' })
  })

  test('that is over calls nobody any more: only that all is clear goes out', async () => {
    const reader = await textReader()
    const { office, callId } = await calling()
    await runJobs(inside)
    await endCall(office, callId)
    await runJobs(inside)
    await fiveMinutesLater(reader)
    expect(twilio.to(reader.phone)).toEqual([expect.stringContaining('All clear')])
    const texts = (await deliveriesOf(inside, reader.memberId)).filter(({ channel }) => channel === 'sms')
    expect(texts).toMatchObject([{ state: 'dropped', reason: 'settled' }, { state: 'sent' }])
  })
})

test.each([
  [{ status: 429, body: { code: 20429 } }, 'waiting', null],
  [{ status: 401, body: { code: 20003 } }, 'waiting', null],
  [{ status: 400, body: { code: 21211 } }, 'failed', 'no_number'],
  [{ status: 400, body: { code: 21610 } }, 'failed', 'refused'],
  [{ status: 500, body: {} }, 'failed', 'unknown'],
  ['hang_up', 'failed', 'unknown'],
] as const)('Twilio says %j: %s %s', async (says, state, reason) => {
  const reader = await textReader()
  await alarm(reader)
  twilio.answer(says)
  const sending = fiveMinutesLater(reader)
  if (state === 'waiting') await expect(sending).rejects.toMatchObject({ reason: 'text-gateway' })
  else await sending
  expect(await textOf(reader)).toMatchObject({ state, reason })
})

test('numbers of mainland China go by a signed template, and its refusals are told apart', async () => {
  const [one, wrong] = [await textReader('+861380'), await textReader('+861380')]
  await alarm(one, wrong)
  await fiveMinutesLater(one)
  const [query] = aliyun.to(one.phone.slice(1))
  expect(JSON.parse(query?.get('TemplateParam') ?? '')).toMatchObject({ school: 'Sunrise', news: 'Urgent: New album' })
  expect(await textOf(one)).toMatchObject({ state: 'sent' })
  expect(twilio.to(one.phone)).toEqual([])
  aliyun.answer('isv.MOBILE_NUMBER_ILLEGAL')
  await fiveMinutesLater(wrong)
  expect(await textOf(wrong)).toMatchObject({ state: 'failed', reason: 'no_number' })
})

test('a school’s day has an end, and what has gone out counts whoever it went to', async () => {
  const [last, over] = [await textReader(), await textReader()]
  await alarm(last, over)
  const memberId = (await newReader(place)).memberId
  const sent = { memberId, channel: 'sms', state: 'sent', dueAt: new Date(), triedAt: new Date() } as const
  const items = Array.from({ length: plans.trial.textsADay - 1 }, () => randomUUID())
  for (const subjectId of items) await notify(inside, [memberId], 'albums.published', subjectId)
  await inside.write(async tx => {
    const rows = await tx
      .select({ notificationId: notifications.id })
      .from(notifications)
      .where(eq(notifications.memberId, memberId))
    await tx.insert(notificationDeliveries).values(rows.map(row => ({ ...row, ...sent })))
  })
  await fiveMinutesLater(last)
  await fiveMinutesLater(over)
  expect(await textOf(last)).toMatchObject({ state: 'sent' })
  expect(await textOf(over)).toMatchObject({ state: 'failed', reason: 'limit' })
  expect(twilio.to(over.phone)).toEqual([])
})
