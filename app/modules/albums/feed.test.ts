import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { childrenIn } from './class-children.server.ts'
import { feed } from './feed.server.ts'
import { feedFilterOf } from './forms.ts'
import { nameChildren } from './naming.server.ts'
import { paths } from './paths.ts'
import { publishAlbum } from './publication.server.ts'
import { TestClass } from './test-class.ts'

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
    expect(feedFilterOf(new URLSearchParams('class=x&child=%00&before=yesterday'))).toEqual({
      classId: undefined,
      childId: undefined,
      before: undefined,
    })
  })
})

test('the meter counts days since a child was last seen in a photo that is out', async () => {
  const [seen, unseen] = [await own.family(own.bees, 'granted', 'Ada'), await own.family(own.bees, 'granted', 'Bo')]
  const day = new Date(Date.parse(own.teacher.school.today()) - 20 * 86_400_000).toISOString().slice(0, 10)
  const { id, items } = await own.draft(1, { happenedOn: day })
  // On that day the child was not in the class yet.
  await own.say(seen, 'granted', 'photos_outside')
  await nameChildren(own.teacher.school, id, items[0]!.id, [seen.childId])
  const meter = async () =>
    (await childrenIn(own.teacher.school, [own.bees])).map(({ name, daysSince }) => [name, daysSince])
  expect(await meter()).toEqual([
    ['Ada', null],
    ['Bo', null],
  ])
  await publishAlbum(own.teacher.school, id, 'now')
  expect(await meter()).toEqual([
    ['Ada', 20],
    ['Bo', null],
  ])
  expect(await childrenIn(own.otherTeacher.school, [own.bees])).toEqual([])
  expect(unseen.childId).not.toBe(seen.childId)
})
