import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, Fields, TestVisitor } from '#app/platform/test-context.ts'
import { pool } from '#db/client.server.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { comment, commentsOn } from './comments.server.ts'
import { readAlbum } from './feed.server.ts'
import { albums as manifest } from './manifest.ts'
import { nameChildren } from './naming.server.ts'
import { paths } from './paths.ts'
import { type Family, type Person, TestClass } from './test-class.ts'

type Route = Partial<
  Record<'loader' | 'action', Parameters<TestVisitor['load']>[0] & Parameters<TestVisitor['act']>[0]>
>
const files = import.meta.glob<Route>('./routes/*.{ts,tsx}')

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestClass
let family: Family
let albumId: string
let itemId: string
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestClass.make()
  family = await own.family()
  const { id, items } = await own.album()
  albumId = id
  itemId = items[0]!.id
})
afterAll(() => store.remove())

async function route(path: string): Promise<Route> {
  const file = manifest.routes.find(each => each.path === path)?.file
  const load = files[`./${file}`]
  if (!load) throw new Error(`No route at ${path}.`)
  return load()
}

async function get(
  { visitor }: Person,
  path: string,
  params: Record<string, string> = {},
  query = '',
): Promise<Answer> {
  const { loader } = await route(path)
  return visitor.load(loader!, `/${path}${query}`, { params })
}

async function post(
  { visitor }: Person,
  path: string,
  params: Record<string, string>,
  fields: Fields = {},
): Promise<Answer> {
  const { action } = await route(path)
  return visitor.act(action!, fields, `/${path}`, { params })
}

/** What a right form has, per route; the ids in addresses come from `params`. */
function fieldsOf(path: string): Fields {
  const album = { albumId: randomUUID(), classId: own.bees, title: 'x', happenedOn: '2026-05-04', audience: 'class' }
  const forms: Record<string, Fields> = {
    'albums/new': album,
    'albums/:albumId/edit': album,
    'albums/:albumId/items/:itemId/blur': {
      blurredId: randomUUID(),
      'regions[0].x': '0.1',
      'regions[0].y': '0.1',
      'regions[0].width': '0.2',
      'regions[0].height': '0.2',
    },
    'albums/:albumId/items/:itemId/unblur': { blurredId: randomUUID() },
    'albums/items/:itemId/heart': { on: 'yes' },
    'albums/items/:itemId/comments': { body: 'x', submissionKey: randomUUID() },
    'albums/children/:childId/yearbook': { day: '2026-05-04' },
  }
  return forms[path] ?? {}
}
const withIds = manifest.routes.map(({ path }) => path).filter(path => path.includes(':'))

/** Every way into the module, with the status that this person gets. */
async function everyWay(
  person: Person,
  paths: readonly string[],
  params: Record<string, string>,
): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {}
  for (const path of paths) {
    const { loader, action } = await route(path)
    if (loader) statuses[`GET ${path}`] = (await get(person, path, params)).status
    if (action) statuses[`POST ${path}`] = (await post(person, path, params, fieldsOf(path))).status
  }
  return statuses
}
const each = (statuses: Record<string, number>) => [...new Set(Object.values(statuses))]

describe('ids', () => {
  test('of another school, of nothing, and no ids at all are 404 in every route, for staff and families alike', async () => {
    const stranger = await TestClass.make()
    const theirs = { person: stranger.office, ids: await idsOf(own, family, albumId, itemId) }
    const invented = {
      person: own.office,
      ids: Object.fromEntries(['albumId', 'itemId', 'commentId', 'childId', 'mediaId'].map(id => [id, randomUUID()])),
    }
    const nonsense = {
      person: own.office,
      ids: { albumId: 'x', itemId: "'", commentId: '0', childId: '..', mediaId: '%' },
    }
    for (const { person, ids } of [theirs, invented, nonsense])
      expect(each(await everyWay(person, withIds, ids))).toEqual([404])
    expect((await readAlbum(own.teacher.school, albumId)).items).toMatchObject([{ id: itemId, hearts: 0, comments: 1 }])
  })

  test("of another class are 404 for its guardians' and teachers' eyes", async () => {
    const elsewhere = await own.family(own.frogs)
    const ids = await idsOf(own, family, albumId, itemId)
    expect(each(await everyWay(own.otherTeacher, withIds, ids))).toEqual([404])
    const open = [
      'albums/:albumId',
      'albums/items/:itemId/heart',
      'albums/items/:itemId/comments',
      'albums/comments/:commentId/removal',
      'albums/children/:childId/download',
      'albums/children/:childId/yearbook',
    ]
    expect(each(await everyWay(elsewhere, open, ids))).toEqual([404])
  })
})

test('what staff do is 403 for a guardian, in every route', async () => {
  const open = new Set([
    'albums',
    'albums/:albumId',
    'albums/items/:itemId/heart',
    'albums/items/:itemId/comments',
    'albums/comments/:commentId/removal',
    'albums/children/:childId/download',
    'albums/children/:childId/yearbook',
  ])
  const staffOnly = manifest.routes.map(({ path }) => path).filter(path => !open.has(path))
  expect(each(await everyWay(family, staffOnly, await idsOf(own, family, albumId, itemId)))).toEqual([403])
})

test('switched off, the module is gone: 404 for everybody, in pages, data requests and actions', async () => {
  await own.switchAlbums(false)
  const all = manifest.routes.map(({ path }) => path)
  const ids = await idsOf(own, family, albumId, itemId)
  for (const person of [own.office, own.teacher, family]) expect(each(await everyWay(person, all, ids))).toEqual([404])
  const { loader } = await route('albums/:albumId')
  expect(
    (
      await family.visitor.load(loader!, `/albums/${albumId}.data?_routes=modules%2Falbums%2Froutes%2Falbum`, {
        params: { albumId },
      })
    ).status,
  ).toBe(404)
})

describe('the feed', () => {
  test('is one read transaction: everything in one packet, then COMMIT', async () => {
    await get(family, 'albums')
    const queries: string[] = []
    const client = await pool('school').connect()
    const prototype = Object.getPrototypeOf(client) as typeof client
    client.release()
    const original = prototype.query
    const spy = vi.spyOn(prototype, 'query').mockImplementation(recording(queries, original))
    const answer = await get(family, 'albums')
    spy.mockRestore()
    expect(answer.data).toMatchObject({ albums: [{ id: albumId }], choices: [{ id: family.childId }] })
    expect(queries.filter(text => /^begin/i.test(text))).toEqual(['begin read only'])
    expect(queries.at(-1)).toBe('commit')
    // BEGIN and who is asking (3), the page (2), COMMIT: none waits for the answer of another before COMMIT.
    expect(queries).toHaveLength(7)
  })

  test('shows hearts and comments only where the school has them', async () => {
    await own.switchAlbums(true, { comments: false, hearts: true })
    expect((await get(family, 'albums')).data).toMatchObject({ albums: [{ commentsOn: false, heartsOn: true }] })
    expect(
      (await post(family, 'albums/items/:itemId/comments', { itemId }, { body: 'x', submissionKey: randomUUID() }))
        .status,
    ).toBe(403)
  })

  test('offers what was just deleted back to staff, and to nobody else', async () => {
    const deleted = await post(own.teacher, 'albums/:albumId/deletion', { albumId })
    expect(deleted.location).toBe(paths.feed({ deleted: albumId }))
    expect((await get(own.teacher, 'albums', {}, `?deleted=${albumId}`)).data).toMatchObject({
      deleted: albumId,
      albums: [],
    })
    expect((await get(family, 'albums', {}, `?deleted=${albumId}`)).data).toMatchObject({ deleted: null, albums: [] })
    expect((await post(own.teacher, 'albums/:albumId/restoration', { albumId })).location).toBe(paths.album(albumId))
    expect((await get(family, 'albums')).data).toMatchObject({ albums: [{ id: albumId }] })
  })
})

describe('forms', () => {
  test('send twice, start one album; what is missing comes back at its field with what was typed', async () => {
    const fields = {
      albumId: randomUUID(),
      classId: own.bees,
      title: 'Beans',
      happenedOn: '2026-05-04',
      audience: 'class',
      heartsOn: 'on',
    }
    for (let time = 0; time < 2; time++)
      expect((await post(own.teacher, 'albums/new', {}, fields)).location).toBe(paths.album(fields.albumId))
    expect(await readAlbum(own.teacher.school, fields.albumId)).toMatchObject({
      title: 'Beans',
      heartsOn: true,
      commentsOn: false,
    })
    const refused = await post(
      own.teacher,
      'albums/new',
      {},
      { ...fields, title: ' ', note: 'kept', audience: 'families' },
    )
    expect(refused).toMatchObject({
      status: 422,
      data: { submission: { error: { title: ['Please fill this in.'] }, initialValue: { note: 'kept' } } },
    })
    const nobody = await post(own.teacher, 'albums/new', {}, { ...fields, audience: 'families' })
    expect(nobody).toMatchObject({
      status: 422,
      data: { submission: { error: { childIds: ['Please choose at least one.'] } } },
    })
  })

  test('several ticked children all count', async () => {
    const [one, two] = [await own.family(), await own.family()]
    await post(
      own.teacher,
      'albums/:albumId/items/:itemId/tags',
      { albumId, itemId },
      { childIds: [one.childId, two.childId] },
    )
    const { data } = await get(own.teacher, 'albums/:albumId', { albumId })
    const { desk, album } = data as {
      desk: { tags: Record<string, string[]> }
      album: { items: { mediaId: string }[] }
    }
    expect(desk.tags[album.items[0]!.mediaId]?.sort()).toEqual([one.childId, two.childId].sort())
  })
})

describe('the download of a child', () => {
  test('is a zip of the photos that show it and are out, for its guardians and staff of its class', async () => {
    await nameChildren(own.teacher.school, albumId, itemId, [family.childId])
    for (const person of [family, own.teacher]) {
      const { status, headers, data } = await get(person, 'albums/children/:childId/download', {
        childId: family.childId,
      })
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('application/zip')
      expect(headers.get('content-disposition')).toContain("filename*=UTF-8''Photos%20of%20Mina%20Test.zip")
      expect((data as Buffer).toString('latin1')).toContain('Pond walk 01.webp')
    }
  })

  test('leaves out what is held back, also for staff', async () => {
    await nameChildren(own.teacher.school, albumId, itemId, [family.childId])
    await own.say(family, 'refused')
    for (const person of [family, own.teacher]) {
      expect((await get(person, 'albums/children/:childId/download', { childId: family.childId })).status).toBe(404)
    }
  })
})

async function idsOf(
  place: TestClass,
  { childId, school }: Family,
  albumId: string,
  itemId: string,
): Promise<Record<string, string>> {
  await nameChildren(place.teacher.school, albumId, itemId, [childId])
  const allowed = { comments: true, hearts: true }
  await comment(school, itemId, { body: 'x', submissionKey: randomUUID() }, allowed)
  const [said] = await commentsOn(school, itemId, allowed)
  return { albumId, itemId, childId, commentId: said!.id, mediaId: randomUUID() }
}

/** `query` as it is, writing down what was asked. */
function recording<Query extends (...asked: never[]) => unknown>(queries: string[], query: Query): Query {
  return function (this: unknown, ...asked: never[]) {
    const [first] = asked as unknown[]
    queries.push(typeof first === 'string' ? first : (first as { text: string }).text)
    return Reflect.apply(query, this, asked)
  } as Query
}
