import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { TestClass } from '#app/modules/albums/test-class.ts'
import { outbox } from '#db/schema/events.ts'
import { members } from '#db/schema/members.ts'
import { notificationDeliveries } from '#db/schema/notifications.ts'
import { publish } from '#tenants/bus.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { ensureIdentity, setOneMail } from '#tenants/identity/identities.server.ts'
import { startMailServer } from '#tenants/mail/test-server.ts'
import { sweepDeliveries, takeDeliveries } from '#tenants/notifications/deliveries.server.ts'
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

/** A school with an album that the reader has not been told of yet. */
interface Side {
  place: TestClass
  reader: Reader
  albumId: string
}
let [sunrise, acorn]: Side[] = []
const both = () => [sunrise, acorn].filter(side => side !== undefined)
const mails = () => post.to(sunrise?.reader.email ?? '')
const statesOf = async (side: Side | undefined) =>
  side ? (await deliveriesOf(side.place.place.inside, side.reader.memberId)).map(({ state }) => state) : []

beforeEach(async () => {
  const [first, second] = [await TestClass.make({ name: 'Sunrise' }), await TestClass.make({ name: 'Acorn' })]
  const reader = await newReader(first, 'en')
  const sides = [
    { place: first, reader, title: 'Pond walk' },
    { place: second, reader: await alsoAt(second, reader, 'zh-Hans'), title: 'Bread baking' },
  ]
  ;[sunrise, acorn] = await Promise.all(
    sides.map(async ({ place, reader, title }) => {
      const { id } = await place.album(1, { title })
      await runJobs(place.place.inside)
      return { place, reader, albumId: id }
    }),
  )
  // Both at the very same moment, the older school first.
  const now = new Date(Date.now() - 1_000)
  for (const side of both()) await due(side, now)
})

/** Moves what waits at a school. */
const due = ({ place }: Side, dueAt: Date) =>
  place.place.inside.write(tx =>
    tx.update(notificationDeliveries).set({ dueAt }).where(eq(notificationDeliveries.state, 'waiting')),
  )
const minutesFromNow = (count: number) => new Date(Date.now() + count * 60_000)

/** The school's job for its reader, as at the moment of the digest. */
async function send(side: Side | undefined) {
  if (!side) throw new Error('The schools are made before each test.')
  const { inside } = side.place.place
  await inside.write(tx => enqueue(tx, mailJob, { memberIds: [side.reader.memberId] }))
  return runJobs(inside)
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
  await send(sunrise)
  const [mail] = mails()
  const tokens = [...(mail?.text ?? '').matchAll(/\/\/([^:/]+)[^/]*\/unsubscribe\/(\S+)/g)]
  expect(tokens).toHaveLength(2)
  for (const [index, side] of both().entries()) {
    const { hostname, inside } = side.place.place
    const [, host, token = ''] = tokens[index] ?? []
    expect(host).toBe(hostname)
    expect((await openUnsubscribing(inside, token)).school.actor.memberId).toBe(side.reader.memberId)
  }
  expect(mail?.headers.get('list')).toMatchObject({
    unsubscribe: { url: expect.stringContaining(sunrise?.place.place.hostname ?? '?') },
  })
})

test('no row of a school names the other, nor its member', async () => {
  await send(acorn)
  await send(sunrise)
  const rowsOf = (side: Side | undefined) =>
    side?.place.place.inside.read(async q =>
      JSON.stringify([await q.select().from(notificationDeliveries), await q.select().from(outbox)]),
    )
  expect(await rowsOf(acorn)).toContain(acorn?.reader.memberId)
  expect(await rowsOf(acorn)).not.toContain(sunrise?.reader.memberId)
  expect(await rowsOf(acorn)).not.toContain(sunrise?.place.place.id)
  expect(await rowsOf(sunrise)).not.toContain(acorn?.reader.memberId)
  expect(await rowsOf(sunrise)).not.toContain(acorn?.place.place.id)
})

test('a crash after the first school’s were taken costs the other nothing: it sends its own half an hour later', async () => {
  await take(sunrise)
  await send(acorn)
  expect(mails()).toEqual([])
  if (acorn) await due(acorn, minutesFromNow(-31))
  await send(acorn)
  expect(mails().map(({ text }) => text?.includes('Bread baking'))).toEqual([true])
  expect(mails()[0]?.text).not.toContain('Pond walk')
})

test('a crash after both were taken sends nothing twice, and each school knows that it may not have arrived', async () => {
  for (const side of both()) await take(side)
  for (const side of both()) await send(side)
  expect(mails()).toEqual([])
  for (const { place } of both()) {
    await place.place.inside.write(tx => tx.update(notificationDeliveries).set({ triedAt: minutesFromNow(-61) }))
    await sweepDeliveries(place.place.inside)
  }
  for (const { place, reader } of both())
    expect(await deliveriesOf(place.place.inside, reader.memberId)).toMatchObject([
      { state: 'failed', reason: 'unknown' },
    ])
})

test('a mail server that is busy lets both wait, and both go in one mail when it is not', async () => {
  post.refuse(sunrise?.reader.email ?? '', 451)
  await send(sunrise)
  for (const side of both()) expect(await statesOf(side)).toEqual(['waiting'])
  post.refuse(sunrise?.reader.email ?? '', undefined)
  await send(sunrise)
  expect(mails()).toHaveLength(1)
  for (const side of both()) expect(await statesOf(side)).toEqual(['sent'])
})

test('who wants no mails of one school any more, or has left it, has the other’s alone, as if there were no other', async () => {
  if (acorn) await choose(acorn.reader, [])
  await send(sunrise)
  expect(mails().map(({ subject }) => subject)).toEqual(['New album: Pond walk'])
  expect(mails()[0]?.text).not.toContain('Acorn')
  expect(await statesOf(acorn)).toEqual(['dropped'])
})

test('a membership that has ended takes nothing along, and is told nothing', async () => {
  const { inside, id } = acorn?.place.place ?? {}
  await inside?.write(tx =>
    tx
      .update(members)
      .set({ leftAt: new Date() })
      .where(eq(members.id, acorn?.reader.memberId ?? '')),
  )
  await publish('member', id ?? '')
  await send(sunrise)
  await send(acorn)
  expect(mails().map(({ subject }) => subject)).toEqual(['New album: Pond walk'])
  expect(await statesOf(acorn)).toEqual(['dropped'])
})

test('within the hour it comes along, whichever is first; another hour is another mail', async () => {
  if (sunrise) await due(sunrise, minutesFromNow(50))
  await send(acorn)
  expect(mails().map(({ from }) => from?.value[0]?.name)).toEqual(['Acorn'])
  expect(await statesOf(sunrise)).toEqual(['sent'])
  const { id } = (await sunrise?.place.album(1, { title: 'Kites' })) ?? {}
  await acorn?.place.album(1, { title: 'Seeds' })
  for (const { place } of both()) await runJobs(place.place.inside)
  if (sunrise) await due(sunrise, minutesFromNow(70))
  if (acorn) await due(acorn, minutesFromNow(-1))
  await send(acorn)
  expect(mails().map(({ text }) => text?.includes(id ?? '?'))).toEqual([false, false])
  expect(await statesOf(sunrise)).toEqual(['sent', 'waiting'])
})

test('who wants them apart has a mail from each', async () => {
  await setOneMail(await ensureIdentity(sunrise?.reader.email ?? ''), false)
  for (const side of both()) await send(side)
  expect(mails().map(({ subject }) => subject)).toEqual(['New album: Pond walk', '新相册：Bread baking'])
})

/** As a process does that dies right after. */
async function take(side: Side | undefined) {
  const { inside } = side?.place.place ?? {}
  const rows = await inside?.read(q => q.select({ id: notificationDeliveries.id }).from(notificationDeliveries))
  if (inside)
    await takeDeliveries(
      inside,
      (rows ?? []).map(({ id }) => id),
    )
}
