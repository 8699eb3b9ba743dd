import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { TestClass } from '#app/modules/albums/test-class.ts'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { notificationDeliveries } from '#db/schema/notifications.ts'
import { schools as platformSchools } from '#db/schema/platform.ts'
import type { SchoolState } from '#db/school-states.ts'
import { publish } from '#tenants/bus.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { ensureIdentity, setOneMail } from '#tenants/identity/identities.server.ts'
import { startMailServer } from '#tenants/mail/test-server.ts'
import { sweepDeliveries, takeDeliveries } from '#tenants/notifications/deliveries.server.ts'
import { notify } from '#tenants/notifications/notify.server.ts'
import { openUnsubscribing } from '#tenants/notifications/unsubscribing.server.ts'
import { enqueue } from '#workers/job.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { mail as mailJob } from './jobs.ts'
import { alsoAt, choose, deliveriesOf, newReader, type Reader } from './test-reader.ts'

const post = await startMailServer()
const store = await temporaryStore()
afterAll(async () => {
  await post.close()
  await store.remove()
})

/** What two schools have in common: a reader to whom each has something to say. */
interface Side {
  place: TestClass
  reader: Reader
  albumId: string
}
let schools: { place: TestClass; albumId: string }[]
let sunrise: Side
let acorn: Side
const both = () => [sunrise, acorn]
const mails = () => post.to(sunrise.reader.email)
const insideOf = ({ place }: Side) => place.place.inside
const statesOf = async (side: Side) =>
  (await deliveriesOf(insideOf(side), side.reader.memberId)).map(({ state }) => state)

beforeAll(async () => {
  schools = []
  for (const [name, title] of [
    ['Sunrise', 'Pond walk'],
    ['Acorn', 'Bread baking'],
  ] as const) {
    const place = await TestClass.make({ name })
    schools.push({ place, albumId: (await place.album(1, { title })).id })
    await runJobs(place.place.inside)
  }
})
beforeEach(async () => {
  const [first, second] = schools
  if (!first || !second) throw new Error('The schools are made before.')
  const reader = await newReader(first.place, 'en')
  sunrise = { ...first, reader }
  acorn = { ...second, reader: await alsoAt(second.place, reader, 'zh-Hans') }
  // Both at the very same moment, so that the older school is the first.
  const now = minutesFromNow(-1)
  for (const side of both()) await told(side, side.albumId, now)
})

/** Its reader is told of something, and hears of it with the digest of that moment. */
async function told(side: Side, subjectId: string, dueAt: Date) {
  await notify(insideOf(side), [side.reader.memberId], 'albums.published', subjectId)
  await due(side, dueAt)
}
const due = (side: Side, dueAt: Date) =>
  insideOf(side).write(tx =>
    tx
      .update(d)
      .set({ dueAt })
      .where(and(eq(d.memberId, side.reader.memberId), eq(d.state, 'waiting'))),
  )
const d = notificationDeliveries
const minutesFromNow = (count: number) => new Date(Date.now() + count * 60_000)

/** The school's job for its reader, as at the moment of the digest. */
async function send(side: Side) {
  await insideOf(side).write(tx => enqueue(tx, mailJob, { memberIds: [side.reader.memberId] }))
  return runJobs(insideOf(side))
}

/** Closes a school, or opens it again. */
async function put({ place }: Side, state: SchoolState) {
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(platformSchools).set({ state }).where(eq(platformSchools.id, place.place.id)),
  )
  await publish('school', place.place.id)
}

/** As a process does that dies right after. */
async function take(side: Side) {
  const rows = await insideOf(side).read(q =>
    q.select({ id: d.id }).from(d).where(eq(d.memberId, side.reader.memberId)),
  )
  await takeDeliveries(
    insideOf(side),
    rows.map(({ id }) => id),
  )
}

test('two schools, one mail: each under its name, in its language, with its own links; the other school steps back and sends nothing', async () => {
  await send(acorn)
  expect(mails()).toEqual([])
  await send(sunrise)
  await send(acorn)
  const [mail, ...more] = mails()
  expect(more).toEqual([])
  expect(mail?.subject).toBe('2 pieces of news from Sunrise and Acorn')
  expect(mail?.from?.value[0]?.name).toBe('Sunrise')
  expect(mail?.text).toContain('== News from Sunrise ==')
  expect(mail?.text).toContain('New album: Pond walk')
  expect(mail?.text).toContain('== Acorn的新动态 ==')
  expect(mail?.text).toContain('新相册：Bread baking')
  for (const side of both()) expect(mail?.text).toContain(`${side.place.place.hostname}:3000/albums/${side.albumId}`)
  for (const side of both()) expect(await statesOf(side)).toEqual(['sent'])
})

test('each section ends the mails of its own school, the mailbox’s button those of the one that sends', async () => {
  await Promise.all(both().map(send))
  const [mail, ...more] = mails()
  expect(more).toEqual([])
  const tokens = [...(mail?.text ?? '').matchAll(/\/\/([^:/]+)[^/]*\/unsubscribe\/(\S+)/g)]
  expect(tokens).toHaveLength(2)
  for (const [index, side] of both().entries()) {
    const { hostname, inside } = side.place.place
    const [, host, token = ''] = tokens[index] ?? []
    expect(host).toBe(hostname)
    expect((await openUnsubscribing(inside, token)).school.actor.memberId).toBe(side.reader.memberId)
  }
  expect(mail?.headers.get('list')).toMatchObject({
    unsubscribe: { url: expect.stringContaining(sunrise.place.place.hostname) },
  })
})

test('no row of a school names the other, nor its member', async () => {
  await send(acorn)
  await send(sunrise)
  const rowsOf = (side: Side) =>
    insideOf(side).read(async q => JSON.stringify([await q.select().from(d), await q.select().from(outbox)]))
  expect(await rowsOf(acorn)).toContain(acorn.reader.memberId)
  expect(await rowsOf(acorn)).not.toContain(sunrise.reader.memberId)
  expect(await rowsOf(acorn)).not.toContain(sunrise.place.place.id)
  expect(await rowsOf(sunrise)).not.toContain(acorn.reader.memberId)
  expect(await rowsOf(sunrise)).not.toContain(acorn.place.place.id)
})

test('a crash after the first school’s were taken costs the other nothing: it sends its own half an hour later', async () => {
  await take(sunrise)
  await send(acorn)
  expect(mails()).toEqual([])
  await due(acorn, minutesFromNow(-31))
  await send(acorn)
  expect(mails().map(({ text }) => text?.includes('Bread baking'))).toEqual([true])
  expect(mails()[0]?.text).not.toContain('Pond walk')
})

test('a crash after both were taken sends nothing twice, and each school knows that it may not have arrived', async () => {
  for (const side of both()) await take(side)
  for (const side of both()) await send(side)
  expect(mails()).toEqual([])
  for (const side of both()) {
    await insideOf(side).write(tx => tx.update(d).set({ triedAt: minutesFromNow(-61) }))
    await sweepDeliveries(insideOf(side))
    expect(await deliveriesOf(insideOf(side), side.reader.memberId)).toMatchObject([
      { state: 'failed', reason: 'unknown' },
    ])
  }
})

test('a mail server that is busy lets both wait, and both go in one mail when it is not', async () => {
  post.refuse(sunrise.reader.email, 451)
  await send(sunrise)
  for (const side of both()) expect(await statesOf(side)).toEqual(['waiting'])
  post.refuse(sunrise.reader.email, undefined)
  await send(sunrise)
  expect(mails()).toHaveLength(1)
  for (const side of both()) expect(await statesOf(side)).toEqual(['sent'])
})

test('who wants no mails of one school any more has the other’s alone, as if there were no other', async () => {
  await choose(acorn.reader, [])
  await send(sunrise)
  expect(mails().map(({ subject }) => subject)).toEqual(['New album: Pond walk'])
  expect(mails()[0]?.text).not.toContain('Acorn')
  expect(await statesOf(acorn)).toEqual(['dropped'])
})

test('a membership that has ended takes nothing along, and is told nothing', async () => {
  await insideOf(acorn).write(tx =>
    tx.update(members).set({ leftAt: new Date() }).where(eq(members.id, acorn.reader.memberId)),
  )
  await publish('member', acorn.place.place.id)
  await send(sunrise)
  await send(acorn)
  expect(mails().map(({ subject }) => subject)).toEqual(['New album: Pond walk'])
  expect(await statesOf(acorn)).toEqual(['dropped'])
})

test('a suspended school takes no part, and its news wait where they are', async () => {
  await put(acorn, 'suspended')
  onTestFinished(() => put(acorn, 'active'))
  await send(sunrise)
  expect(mails().map(({ subject }) => subject)).toEqual(['New album: Pond walk'])
  expect(await statesOf(acorn)).toEqual(['waiting'])
})

test('what is due within the hour comes along; the school that is first sends', async () => {
  await due(sunrise, minutesFromNow(50))
  await send(acorn)
  expect(mails().map(({ from }) => from?.value[0]?.name)).toEqual(['Acorn'])
  expect(await statesOf(sunrise)).toEqual(['sent'])
})

test('another hour is another mail', async () => {
  await due(sunrise, minutesFromNow(70))
  await send(acorn)
  expect(mails().map(({ subject }) => subject)).toEqual(['新相册：Bread baking'])
  expect(await statesOf(sunrise)).toEqual(['waiting'])
})

test('who wants them apart has a mail from each', async () => {
  await setOneMail(await ensureIdentity(sunrise.reader.email), false)
  for (const side of both()) await send(side)
  expect(mails().map(({ subject }) => subject)).toEqual(['New album: Pond walk', '新相册：Bread baking'])
})
