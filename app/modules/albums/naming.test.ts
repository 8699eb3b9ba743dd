import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { changeAlbum } from './album.server.ts'
import { readAlbum } from './feed.server.ts'
import { nameChildren } from './naming.server.ts'
import { prepareAlbum } from './preparation.server.ts'
import { publishAlbum } from './publication.server.ts'
import { action as tag } from './routes/tags.ts'
import { type Family, TestClass } from './test-class.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestClass
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestClass.make()
})
afterAll(() => store.remove())

const name = (albumId: string, itemId: string, ...families: Family[]) =>
  nameChildren(
    own.teacher.school,
    albumId,
    itemId,
    families.map(({ childId }) => childId),
  )
const look = async (albumId: string) => prepareAlbum(own.teacher.school, await readAlbum(own.teacher.school, albumId))
const namedIn = async (albumId: string) => Object.values((await look(albumId)).tags).flat()

describe('a child without the consent that the audience takes', () => {
  test.each(['refused', 'nothing'] as const)('cannot be named (%s), and nothing of the request is kept', async says => {
    const [yes, no] = [await own.family(), await own.family(own.bees, says, 'Rosa')]
    const { id, items } = await own.draft()
    await expect(name(id, items[0]!.id, yes, no)).rejects.toMatchObject({
      name: 'ConsentLacking',
      names: ['Rosa Test'],
    })
    expect(await namedIn(id)).toEqual([])
    await own.say(no, 'granted')
    await name(id, items[0]!.id, yes, no)
    expect((await namedIn(id)).sort()).toEqual([yes.childId, no.childId].sort())
  })

  test('is told to the teacher by name and in words, where it was tapped', async () => {
    const [rosa, ben] = [await own.family(own.bees, 'nothing', 'Rosa'), await own.family(own.bees, 'refused', 'Ben')]
    const { id, items } = await own.draft()
    const answer = await own.teacher.visitor.act(
      tag,
      { childIds: [rosa.childId, ben.childId] },
      `/albums/${id}/items/${items[0]!.id}/tags`,
      { params: { albumId: id, itemId: items[0]!.id } },
    )
    expect(answer).toMatchObject({
      status: 422,
      data: {
        submission: {
          error: {
            childIds: [
              'Ben Test and Rosa Test cannot be named: the family has not agreed to photos for those who see this album. Blur the face, or leave the photo out.',
            ],
          },
        },
      },
    })
    expect(await namedIn(id)).toEqual([])
  })

  test('is shown before anybody taps: of the whole class, with which consent it is', async () => {
    const no = await own.family(own.bees, 'nothing')
    await own.family()
    const { id } = await own.draft()
    expect((await look(id)).lacking).toEqual([{ childId: no.childId, purpose: 'photos_inside' }])
  })

  test('may be named for its own family alone, and not once another family sees it too', async () => {
    const [own1, other] = [await own.family(own.bees, 'nothing', 'Rosa'), await own.family()]
    const alone = await own.draft(1, { audience: 'families', childIds: [own1.childId] })
    expect((await look(alone.id)).lacking.map(({ childId }) => childId)).not.toContain(own1.childId)
    await name(alone.id, alone.items[0]!.id, own1)
    expect(await namedIn(alone.id)).toEqual([own1.childId])
    const both = await own.draft(1, { audience: 'families', childIds: [own1.childId, other.childId] })
    await expect(name(both.id, both.items[0]!.id, own1)).rejects.toMatchObject({ names: ['Rosa Test'] })
  })

  test('needs the one for outside on a day it was not in the class', async () => {
    const inside = await own.family()
    const { id, items } = await own.draft(1, { happenedOn: '2026-01-05' })
    await expect(name(id, items[0]!.id, inside)).rejects.toMatchObject({ name: 'ConsentLacking' })
    expect((await look(id)).lacking).toEqual([{ childId: inside.childId, purpose: 'photos_outside' }])
    await own.say(inside, 'granted', 'photos_outside')
    await name(id, items[0]!.id, inside)
    expect(await namedIn(id)).toEqual([inside.childId])
  })
})

describe('a child who was named before', () => {
  test('stays named when its consent is withdrawn, others come and go, and its name can be taken off', async () => {
    const [rosa, ada] = [await own.family(own.bees, 'granted', 'Rosa'), await own.family(own.bees, 'granted', 'Ada')]
    const { id, items } = await own.draft()
    await name(id, items[0]!.id, rosa)
    await own.say(rosa, 'refused')
    await name(id, items[0]!.id, rosa, ada)
    expect((await namedIn(id)).sort()).toEqual([rosa.childId, ada.childId].sort())
    expect((await look(id)).heldBack).toEqual([items[0]!.mediaId])
    await name(id, items[0]!.id, ada)
    expect((await look(id)).heldBack).toEqual([])
    await expect(name(id, items[0]!.id, rosa, ada)).rejects.toMatchObject({ names: ['Rosa Test'] })
  })

  test('is warned of when the album is widened afterwards, and held back from who came with it', async () => {
    const [rosa, reader] = [await own.family(own.bees, 'nothing', 'Rosa'), await own.family()]
    const only = { audience: 'families' as const, childIds: [rosa.childId] }
    const { id, items } = await own.draft(1, only)
    await name(id, items[0]!.id, rosa)
    await publishAlbum(own.teacher.school, id, 'now')
    expect((await look(id)).heldBack).toEqual([])
    await changeAlbum(own.teacher.school, id, own.input())
    expect((await look(id)).heldBack).toEqual([items[0]!.mediaId])
    expect((await readAlbum(reader.school, id)).items).toEqual([])
  })
})

test('what was removed or deleted names nobody', async () => {
  const family = await own.family()
  const { id } = await own.draft()
  await expect(name(id, randomUUID(), family)).rejects.toMatchObject({ code: 'not_found' })
})
