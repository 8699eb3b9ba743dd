import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { albumHearts, albumItems, albums } from '#db/schema/albums.ts'
import { liveEvents, outbox } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { notificationsOf } from '#tenants/notifications.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { changeAlbum, deleteAlbum, restoreAlbum, startAlbum } from './album.server.ts'
import { deletedAlbums, emptyBinOf } from './bin.server.ts'
import { childrenIn } from './class-children.server.ts'
import { comment, commentsOn, removeComment } from './comments.server.ts'
import { feed, readAlbum } from './feed.server.ts'
import { feedFilterOf } from './forms.ts'
import { setHeart } from './hearts.server.ts'
import { addItems, caption, nameChildren, removeItem, returnItem } from './items.server.ts'
import { paths } from './paths.ts'
import { prepareAlbum } from './preparation.server.ts'
import { dayEndOf, publishAlbum, releaseAlbum, unpublishAlbum } from './publication.server.ts'
import { type Family, type Person, TestClass } from './test-class.ts'

const all = { comments: true, hearts: true }
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
const photosIn = async ({ school }: Person, albumId: string) => (await readAlbum(school, albumId)).items.map(({ mediaId }) => mediaId)

describe('who sees an album', () => {
  test('a draft is seen by the staff of its class and the office, by nobody else', async () => {
    const family = await own.family()
    const { id } = await own.draft()
    for (const staff of [own.teacher, own.office]) expect(await titles(staff)).toEqual(['Pond walk'])
    for (const other of [family, own.otherTeacher]) {
      expect(await titles(other)).toEqual([])
      await expect(readAlbum(other.school, id)).rejects.toMatchObject(notFound)
    }
  })

  test('once it is out the families of its class see it; those of another class and another school see nothing', async () => {
    const [inside, elsewhere] = [await own.family(), await own.family(own.frogs)]
    const stranger = await TestClass.make()
    const { id, items } = await own.album(2)
    expect(await photosIn(inside, id)).toEqual(items.map(({ mediaId }) => mediaId))
    for (const other of [elsewhere, own.otherTeacher, stranger.office, stranger.teacher, await stranger.family()]) {
      expect(await titles(other)).toEqual([])
      await expect(readAlbum(other.school, id)).rejects.toMatchObject(notFound)
    }
  })

  test('for chosen families it is theirs alone, and nobody else is told that it exists', async () => {
    const [chosen, other] = [await own.family(), await own.family()]
    const { id } = await own.album(1, { audience: 'families', childIds: [chosen.childId] })
    expect([await titles(chosen), await titles(other)]).toEqual([['Pond walk'], []])
    await comment(chosen.school, (await readAlbum(chosen.school, id)).items[0]!.id, { body: 'Lovely', submissionKey: randomUUID() }, all)
    const told = (who: Person) => who.school.read(q => q.select().from(liveEvents).where(eq(liveEvents.subjectId, id)))
    expect((await told(chosen)).length).toBeGreaterThan(0)
    expect(await told(other)).toEqual([])
  })

  test('narrowed to chosen families after it was out, its photos close to the others in the same moment, and reopen with it', async () => {
    const [chosen, other] = [await own.family(), await own.family()]
    const { id, items } = await own.album()
    const mayHave = (who: Person) => who.school.read(q => q.select({ id: media.id }).from(media).where(eq(media.id, items[0]!.mediaId)))
    expect(await mayHave(other)).toHaveLength(1)
    await changeAlbum(own.teacher.school, id, own.input({ audience: 'families', childIds: [chosen.childId] }))
    expect([await mayHave(chosen), await mayHave(other)].map(rows => rows.length)).toEqual([1, 0])
    await changeAlbum(own.teacher.school, id, own.input({ audience: 'class' }))
    expect(await mayHave(other)).toHaveLength(1)
  })

  test('families do not see one whose photos are all still being prepared; it appears with the first that is ready', async () => {
    const family = await own.family()
    const { id, items } = await own.album()
    const mediaId = items[0]!.mediaId
    const becomes = (state: 'working' | 'ready') => own.place.inside.write(tx => tx.update(media).set({ state }).where(eq(media.id, mediaId)))
    await becomes('working')
    expect(await titles(family)).toEqual([])
    expect((await readAlbum(own.teacher.school, id)).items).toMatchObject([{ state: 'preparing' }])
    await becomes('ready')
    expect(await titles(family)).toEqual(['Pond walk'])
  })
})

describe('making an album', () => {
  test('the same form sent twice starts one', async () => {
    const albumId = randomUUID()
    for (let time = 0; time < 2; time++) await startAlbum(own.teacher.school, albumId, own.input())
    expect(await titles(own.teacher)).toEqual(['Pond walk'])
  })

  test("a teacher starts none in another's class, and chooses no family that is not theirs", async () => {
    const elsewhere = await own.family(own.frogs)
    await expect(startAlbum(own.teacher.school, randomUUID(), own.input({ classId: own.frogs }))).rejects.toMatchObject(notFound)
    await expect(startAlbum(own.teacher.school, randomUUID(), own.input({ audience: 'families', childIds: [elsewhere.childId] }))).rejects.toMatchObject(notFound)
    expect(await titles(own.office)).toEqual([])
  })

  test('a note can be taken away again, the class cannot be changed', async () => {
    const { id } = await own.draft(0, { note: 'Rubber boots!' })
    await changeAlbum(own.teacher.school, id, own.input())
    expect((await readAlbum(own.teacher.school, id)).note).toBeNull()
    await expect(changeAlbum(own.office.school, id, own.input({ classId: own.frogs }))).rejects.toMatchObject({ code: 'conflict' })
  })

  test('files come in once and in order, never out of sight and never into two albums', async () => {
    const { id } = await own.draft(0)
    const files = [await own.photo(), await own.photo(), await own.photo()]
    await addItems(own.teacher.school, id, files.slice(0, 2))
    await addItems(own.teacher.school, id, files)
    expect(await photosIn(own.teacher, id)).toEqual(files)
    const stranger = await TestClass.make()
    const frogPhoto = await own.photo(own.otherTeacher, { classId: own.frogs })
    for (const foreign of [await stranger.photo(), frogPhoto, randomUUID()]) {
      await expect(addItems(own.teacher.school, id, [foreign])).rejects.toMatchObject(notFound)
    }
    const second = await own.draft(0)
    await expect(addItems(own.teacher.school, second.id, files)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('one bad file leaves the others; its teacher sees why, families see nothing of it', async () => {
    const family = await own.family()
    const { id } = await own.draft(2)
    await addItems(own.teacher.school, id, [await own.photo(own.teacher, { state: 'failed', failure: 'damaged', kind: null }), await own.photo(own.teacher, { kind: 'voice' })])
    await publishAlbum(own.teacher.school, id, 'now')
    expect((await readAlbum(own.teacher.school, id)).items.map(({ state, failure }) => failure ?? state)).toEqual(['ready', 'ready', 'damaged', 'type-not-allowed'])
    expect(await photosIn(family, id)).toHaveLength(2)
  })

  test('an empty caption is none', async () => {
    const { id, items } = await own.draft()
    await caption(own.teacher.school, id, items[0]!.id, 'The big frog')
    expect((await readAlbum(own.teacher.school, id)).items[0]!.caption).toBe('The big frog')
    await caption(own.teacher.school, id, items[0]!.id, '')
    expect((await readAlbum(own.teacher.school, id)).items[0]!.caption).toBeNull()
  })
})

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
    for (const { id } of [kept, taken]) await publishAlbum(own.teacher.school, id, 'now').then(() => own.place.inside.write(tx => tx.update(albums).set({ publishedAt: soon }).where(eq(albums.id, id))))
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
  test('who lacks it is named before anything is out; their photos are held back and appear with the consent', async () => {
    const [asked, reader] = [await own.family(own.bees, 'nothing', 'Rosa'), await own.family()]
    const { id, items } = await own.draft(2)
    await nameChildren(own.teacher.school, id, items[0]!.id, [asked.childId])
    await nameChildren(own.teacher.school, id, items[1]!.id, [reader.childId])
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

  test("nobody names a child of another class or school, and families name nobody", async () => {
    const elsewhere = await own.family(own.frogs)
    const stranger = await TestClass.make()
    const family = await own.family()
    const { id, items } = await own.album()
    for (const childId of [elsewhere.childId, (await stranger.family()).childId, randomUUID()]) {
      await expect(nameChildren(own.teacher.school, id, items[0]!.id, [childId])).rejects.toMatchObject(notFound)
    }
    await expect(nameChildren(family.school, id, items[0]!.id, [family.childId])).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('hearts and comments', () => {
  let family: Family
  let itemId: string
  let albumId: string
  beforeEach(async () => {
    family = await own.family()
    const { id, items } = await own.album()
    albumId = id
    itemId = items[0]!.id
  })
  const write = (who: Person, body = 'Lovely', submissionKey: string = randomUUID()) => comment(who.school, itemId, { body, submissionKey }, all)

  test('a heart twice is one, and one taken back is none', async () => {
    for (let time = 0; time < 2; time++) await setHeart(family.school, itemId, true, all)
    expect((await readAlbum(family.school, albumId)).items).toMatchObject([{ hearts: 1, hearted: true }])
    expect((await readAlbum(own.teacher.school, albumId)).items).toMatchObject([{ hearts: 1, hearted: false }])
    await setHeart(family.school, itemId, false, all)
    expect(await own.place.inside.read(q => q.select().from(albumHearts))).toEqual([])
  })

  test('the same comment sent twice is written once; its writer and staff of the class take it away, others do not', async () => {
    const neighbour = await own.family()
    const key = randomUUID()
    for (let time = 0; time < 2; time++) await write(family, 'What a day', key)
    const [said] = await commentsOn(neighbour.school, itemId, all)
    expect(said).toMatchObject({ body: 'What a day', author: 'Test guardian', mayRemove: false })
    for (const other of [neighbour, own.otherTeacher]) await expect(removeComment(other.school, said!.id)).rejects.toMatchObject(notFound)
    await removeComment(family.school, said!.id)
    await write(neighbour, 'Indeed')
    const [second] = await commentsOn(own.teacher.school, itemId, all)
    await removeComment(own.teacher.school, second!.id)
    expect(await commentsOn(family.school, itemId, all)).toEqual([])
  })

  test('what is switched off for the album or the school is refused, and nothing said before is shown', async () => {
    await write(family)
    for (const allowed of [{ comments: false, hearts: false }]) {
      await expect(comment(family.school, itemId, { body: 'x', submissionKey: randomUUID() }, allowed)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(setHeart(family.school, itemId, true, allowed)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await commentsOn(family.school, itemId, allowed)).toEqual([])
    }
    await changeAlbum(own.teacher.school, albumId, own.input({ commentsOn: false, heartsOn: false }))
    await expect(write(family)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await commentsOn(family.school, itemId, all)).toEqual([])
  })

  test('who does not see a photo has nothing to say about it', async () => {
    const stranger = await TestClass.make()
    for (const other of [await own.family(own.frogs), own.otherTeacher, stranger.office]) {
      await expect(write(other)).rejects.toMatchObject(notFound)
      await expect(setHeart(other.school, itemId, true, all)).rejects.toMatchObject(notFound)
      await expect(commentsOn(other.school, itemId, all)).rejects.toMatchObject(notFound)
    }
  })
})

describe('the bin', () => {
  const aged = (albumId: string, days: number) =>
    own.place.inside.write(tx => tx.update(albums).set({ deletedAt: sql`now() - make_interval(days => ${days})` }).where(eq(albums.id, albumId)))

  test('a deleted album is gone for everybody and comes back as it was within thirty days', async () => {
    const family = await own.family()
    const { id, items } = await own.album()
    await deleteAlbum(own.teacher.school, id)
    expect([await titles(family), await titles(own.teacher)]).toEqual([[], []])
    expect(await family.school.read(q => q.select().from(media))).toEqual([])
    await aged(id, 29)
    expect(await deletedAlbums(own.teacher.school)).toMatchObject([{ id, photos: 1, daysLeft: 1 }])
    expect(await deletedAlbums(own.otherTeacher.school)).toEqual([])
    await restoreAlbum(own.teacher.school, id)
    expect(await photosIn(family, id)).toEqual([items[0]!.mediaId])
  })

  test('after thirty days it cannot come back, and its files are let go', async () => {
    const { id, items } = await own.album()
    await deleteAlbum(own.teacher.school, id)
    await aged(id, 31)
    expect(await deletedAlbums(own.teacher.school)).toEqual([])
    await expect(restoreAlbum(own.teacher.school, id)).rejects.toMatchObject({ code: 'gone' })
    await emptyBinOf(own.place.inside)
    await expect(restoreAlbum(own.teacher.school, id)).rejects.toMatchObject(notFound)
    expect((await own.mediaRow(items[0]!.mediaId))?.deletedAt).not.toBeNull()
  })

  test('a removed photo comes back to its place, until its thirty days are over', async () => {
    const family = await own.family()
    const { id, items } = await own.album(3)
    const second = items[1]!
    await removeItem(own.teacher.school, id, second.id)
    expect(await photosIn(family, id)).not.toContain(second.mediaId)
    await returnItem(own.teacher.school, id, second.id)
    expect(await photosIn(family, id)).toEqual(items.map(({ mediaId }) => mediaId))
    await removeItem(own.teacher.school, id, second.id)
    await own.place.inside.write(tx => tx.update(albumItems).set({ deletedAt: sql`now() - interval '31 days'` }).where(eq(albumItems.id, second.id)))
    await expect(returnItem(own.teacher.school, id, second.id)).rejects.toMatchObject({ code: 'gone' })
  })

  test('an album of another class or school can be neither changed, filled, published, deleted nor restored', async () => {
    const stranger = await TestClass.make()
    const family = await own.family()
    const { id, items } = await own.album()
    const itemId = items[0]!.id
    for (const other of [own.otherTeacher, stranger.teacher, stranger.office, family]) {
      const { school } = other
      const tries = [
        () => changeAlbum(school, id, own.input()),
        () => addItems(school, id, [items[0]!.mediaId]),
        () => caption(school, id, itemId, 'x'),
        () => removeItem(school, id, itemId),
        () => returnItem(school, id, itemId),
        () => publishAlbum(school, id, 'now'),
        () => unpublishAlbum(school, id),
        () => deleteAlbum(school, id),
        () => restoreAlbum(school, id),
      ]
      for (const each of tries) await expect(each(), `${school.actor.role} ${each}`).rejects.toMatchObject(notFound)
    }
    expect(await photosIn(family, id)).toEqual([items[0]!.mediaId])
  })
})

describe('the feed', () => {
  test('drafts stand first, then the newest; ten a page, none lost and none twice, however many drafts there are', async () => {
    const out: string[] = []
    for (let count = 0; count < 12; count++) out.push((await own.album(1, { title: `Album ${count}` })).id)
    for (let count = 0; count < 11; count++) await own.draft(0, { title: `Draft ${count}` })
    const first = await feed(own.teacher.school)
    expect(first.albums.slice(0, 11).every(({ publishedAt }) => publishedAt === null)).toBe(true)
    const query = new URL(paths.feed({ before: first.next ?? '' }), 'http://x').searchParams
    const second = await feed(own.teacher.school, feedFilterOf(query))
    expect([...first.albums.slice(11), ...second.albums].map(({ id }) => id)).toEqual(out.reverse())
    expect(second.next).toBeNull()
  })

  test('is narrowed to one of my children or classes; another id is none of mine', async () => {
    const [family, other] = [await own.family(), await own.family()]
    const { id, items } = await own.album()
    await nameChildren(own.teacher.school, id, items[0]!.id, [family.childId])
    expect((await feed(family.school, { childId: family.childId })).albums).toHaveLength(1)
    expect((await feed(family.school)).choices).toEqual([{ id: family.childId, name: 'Mina', hasPhotos: true }])
    expect((await feed(other.school)).choices).toMatchObject([{ hasPhotos: false }])
    await expect(feed(family.school, { childId: other.childId })).rejects.toMatchObject(notFound)
    await expect(feed(own.teacher.school, { classId: own.frogs })).rejects.toMatchObject(notFound)
  })

  test('nonsense in its address is as if it were not there', () => {
    expect(feedFilterOf(new URLSearchParams('class=x&child=%00&before=yesterday'))).toEqual({ classId: undefined, childId: undefined, before: undefined })
  })
})

test('the meter counts days since a child was last seen in a photo that is out', async () => {
  const [seen, unseen] = [await own.family(own.bees, 'granted', 'Ada'), await own.family(own.bees, 'granted', 'Bo')]
  const day = new Date(Date.parse(own.teacher.school.today()) - 20 * 86_400_000).toISOString().slice(0, 10)
  const { id, items } = await own.draft(1, { happenedOn: day })
  await nameChildren(own.teacher.school, id, items[0]!.id, [seen.childId])
  const meter = async () => (await childrenIn(own.teacher.school, [own.bees])).map(({ name, daysSince }) => [name, daysSince])
  expect(await meter()).toEqual([['Ada', null], ['Bo', null]])
  await publishAlbum(own.teacher.school, id, 'now')
  expect(await meter()).toEqual([['Ada', 20], ['Bo', null]])
  expect(await childrenIn(own.otherTeacher.school, [own.bees])).toEqual([])
  expect(unseen.childId).not.toBe(seen.childId)
})
