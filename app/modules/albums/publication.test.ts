import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { albums } from '#db/schema/albums.ts'
import { outbox } from '#db/schema/events.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { notificationsOf } from '#tenants/notifications/items.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { feed, readAlbum } from './feed.server.ts'
import { nameChildren } from './naming.server.ts'
import { prepareAlbum } from './preparation.server.ts'
import { dayEndOf, publishAlbum, releaseAlbum, unpublishAlbum } from './publication.server.ts'
import { type Person, TestClass } from './test-class.ts'

const notFound = { code: 'not_found' }
let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestClass
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestClass.make()
})
afterAll(() => store.remove())

const titles = async ({ school }: Person) => (await feed(school)).albums.map(({ title }) => title)
const photosIn = async ({ school }: Person, albumId: string) =>
  (await readAlbum(school, albumId)).items.map(({ mediaId }) => mediaId)

describe('publishing', () => {
  test('an empty album is not published; publishing twice tells the families once', async () => {
    const family = await own.family()
    const empty = await own.draft(0)
    await expect(publishAlbum(own.teacher.school, empty.id, 'now')).rejects.toMatchObject({ code: 'conflict' })
    const { id } = await own.album()
    await publishAlbum(own.teacher.school, id, 'now')
    await runJobs(own.place.inside)
    expect(await notificationsOf(family.school)).toMatchObject([{ kind: 'albums.published', subjectId: id }])
  })

  test("at the day's end it opens by itself, unless it was taken back", async () => {
    const family = await own.family()
    const [kept, taken] = [await own.draft(), await own.draft()]
    // Always still to come, at whatever hour the test runs.
    const soon = new Date(Date.now() + 3_600_000)
    for (const { id } of [kept, taken])
      await publishAlbum(own.teacher.school, id, 'now').then(() =>
        own.place.inside.write(tx => tx.update(albums).set({ publishedAt: soon }).where(eq(albums.id, id))),
      )
    expect(await titles(family)).toEqual([])
    await unpublishAlbum(own.teacher.school, taken.id)
    const past = sql`now() - interval '1 second'`
    await own.place.inside.write(tx => tx.update(albums).set({ publishedAt: past }).where(eq(albums.id, kept.id)))
    for (const { id } of [kept, taken]) await releaseAlbum(own.place.inside, id)
    expect((await feed(family.school)).albums.map(({ id }) => id)).toEqual([kept.id])
  })

  test("the day ends at five on the school's clock, and now once that is past", async () => {
    const berlin = { facts: own.place.row, today: () => '2026-07-01' }
    expect(dayEndOf(berlin, new Date('2026-07-01T08:00:00Z')).toISOString()).toBe('2026-07-01T15:00:00.000Z')
    expect(dayEndOf(berlin, new Date('2026-07-01T18:30:00Z')).toISOString()).toBe('2026-07-01T18:30:00.000Z')
  })

  test('what waits for the evening has one job that waits with it', async () => {
    const { id } = await own.draft()
    const opensAt = await publishAlbum(own.teacher.school, id, 'day_end')
    const waiting = await own.place.inside.read(q => q.select().from(outbox).where(eq(outbox.job, 'albums.release')))
    // Run after five, it is out at once.
    expect(waiting.map(({ runAfter }) => runAfter.getTime())).toEqual(opensAt > new Date() ? [opensAt.getTime()] : [])
  })

  test('taken back, families lose sight of it, and have it again when it is out again', async () => {
    const family = await own.family()
    const { id, items } = await own.album()
    await unpublishAlbum(own.teacher.school, id)
    expect(await titles(family)).toEqual([])
    await publishAlbum(own.teacher.school, id, 'now')
    expect(await photosIn(family, id)).toEqual([items[0]!.mediaId])
  })
})

describe('consent', () => {
  test('withdrawn after naming, it is told before anything is out; the photo is held back and appears with the consent', async () => {
    const [asked, reader] = [await own.family(own.bees, 'granted', 'Rosa'), await own.family()]
    const { id, items } = await own.draft(2)
    await nameChildren(own.teacher.school, id, items[0]!.id, [asked.childId])
    await nameChildren(own.teacher.school, id, items[1]!.id, [reader.childId])
    await own.say(asked, 'refused')
    const before = await prepareAlbum(own.teacher.school, await readAlbum(own.teacher.school, id))
    expect(before.lacking).toEqual([{ childId: asked.childId, purpose: 'photos_inside' }])
    expect(before.heldBack).toEqual([items[0]!.mediaId])
    await publishAlbum(own.teacher.school, id, 'now')
    expect(await photosIn(reader, id)).toEqual([items[1]!.mediaId])
    expect((await readAlbum(own.teacher.school, id)).items.map(({ withheld }) => withheld)).toEqual([true, false])
    await own.say(asked, 'granted')
    expect(await photosIn(reader, id)).toHaveLength(2)
    await own.say(asked, 'refused')
    expect(await photosIn(reader, id)).toEqual([items[1]!.mediaId])
  })

  test('nobody names a child of another class or school, and families name nobody', async () => {
    const elsewhere = await own.family(own.frogs)
    const stranger = await TestClass.make()
    const family = await own.family()
    const { id, items } = await own.album()
    for (const childId of [elsewhere.childId, (await stranger.family()).childId, randomUUID()]) {
      await expect(nameChildren(own.teacher.school, id, items[0]!.id, [childId])).rejects.toMatchObject(notFound)
    }
    await expect(nameChildren(family.school, id, items[0]!.id, [family.childId])).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
