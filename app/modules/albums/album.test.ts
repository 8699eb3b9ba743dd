import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { liveEvents } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { changeAlbum, startAlbum } from './album.server.ts'
import { comment } from './comments.server.ts'
import { feed, readAlbum } from './feed.server.ts'
import { addItems, caption } from './items.server.ts'
import { publishAlbum } from './publication.server.ts'
import { type Person, TestClass } from './test-class.ts'

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
const photosIn = async ({ school }: Person, albumId: string) =>
  (await readAlbum(school, albumId)).items.map(({ mediaId }) => mediaId)

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
    await comment(
      chosen.school,
      (await readAlbum(chosen.school, id)).items[0]!.id,
      { body: 'Lovely', submissionKey: randomUUID() },
      all,
    )
    const told = (who: Person) => who.school.read(q => q.select().from(liveEvents).where(eq(liveEvents.subjectId, id)))
    expect((await told(chosen)).length).toBeGreaterThan(0)
    expect(await told(other)).toEqual([])
  })

  test('narrowed to chosen families after it was out, its photos close to the others in the same moment, and reopen with it', async () => {
    const [chosen, other] = [await own.family(), await own.family()]
    const { id, items } = await own.album()
    const mayHave = (who: Person) =>
      who.school.read(q => q.select({ id: media.id }).from(media).where(eq(media.id, items[0]!.mediaId)))
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
    const becomes = (state: 'working' | 'ready') =>
      own.place.inside.write(tx => tx.update(media).set({ state }).where(eq(media.id, mediaId)))
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
    await expect(startAlbum(own.teacher.school, randomUUID(), own.input({ classId: own.frogs }))).rejects.toMatchObject(
      notFound,
    )
    await expect(
      startAlbum(own.teacher.school, randomUUID(), own.input({ audience: 'families', childIds: [elsewhere.childId] })),
    ).rejects.toMatchObject(notFound)
    expect(await titles(own.office)).toEqual([])
  })

  test('a note can be taken away again, the class cannot be changed', async () => {
    const { id } = await own.draft(0, { note: 'Rubber boots!' })
    await changeAlbum(own.teacher.school, id, own.input())
    expect((await readAlbum(own.teacher.school, id)).note).toBeNull()
    await expect(changeAlbum(own.office.school, id, own.input({ classId: own.frogs }))).rejects.toMatchObject({
      code: 'conflict',
    })
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
    await addItems(own.teacher.school, id, [
      await own.photo(own.teacher, { state: 'failed', failure: 'damaged', kind: null }),
      await own.photo(own.teacher, { kind: 'voice' }),
    ])
    await publishAlbum(own.teacher.school, id, 'now')
    expect((await readAlbum(own.teacher.school, id)).items.map(({ state, failure }) => failure ?? state)).toEqual([
      'ready',
      'ready',
      'damaged',
      'type-not-allowed',
    ])
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
