import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { albumHearts } from '#db/schema/albums.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { changeAlbum } from './album.server.ts'
import { comment, commentsOn, removeComment } from './comments.server.ts'
import { readAlbum } from './feed.server.ts'
import { setHeart } from './hearts.server.ts'
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
  const write = (who: Person, body = 'Lovely', submissionKey: string = randomUUID()) =>
    comment(who.school, itemId, { body, submissionKey }, all)

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
    for (const other of [neighbour, own.otherTeacher])
      await expect(removeComment(other.school, said!.id)).rejects.toMatchObject(notFound)
    await removeComment(family.school, said!.id)
    await write(neighbour, 'Indeed')
    const [second] = await commentsOn(own.teacher.school, itemId, all)
    await removeComment(own.teacher.school, second!.id)
    expect(await commentsOn(family.school, itemId, all)).toEqual([])
  })

  test('what is switched off for the album or the school is refused, and nothing said before is shown', async () => {
    await write(family)
    for (const allowed of [{ comments: false, hearts: false }]) {
      await expect(
        comment(family.school, itemId, { body: 'x', submissionKey: randomUUID() }, allowed),
      ).rejects.toMatchObject({ code: 'forbidden' })
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
