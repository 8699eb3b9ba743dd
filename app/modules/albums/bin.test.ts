import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { albumItems, albums } from '#db/schema/albums.ts'
import { media } from '#db/schema/media.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { changeAlbum, deleteAlbum, restoreAlbum } from './album.server.ts'
import { deletedAlbums, emptyBinOf } from './bin.server.ts'
import { feed, readAlbum } from './feed.server.ts'
import { addItems, caption, removeItem, returnItem } from './items.server.ts'
import { publishAlbum, unpublishAlbum } from './publication.server.ts'
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

describe('the bin', () => {
  const aged = (albumId: string, days: number) =>
    own.place.inside.write(tx =>
      tx
        .update(albums)
        .set({ deletedAt: sql`now() - make_interval(days => ${days})` })
        .where(eq(albums.id, albumId)),
    )

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
    await own.place.inside.write(tx =>
      tx.update(albumItems).set({ deletedAt: sql`now() - interval '31 days'` }).where(eq(albumItems.id, second.id)),
    )
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
