import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mediaChildren } from '#db/schema/media.ts'
import { binMedia, unbinMedia } from './media.server.ts'
import {
  consentOf,
  handToClass,
  heldBack,
  publishTo,
  replaceTags,
  tagChildren,
  tagsOn,
  withdrawFrom,
} from './tags.server.ts'
import { schoolYear, smallSchool, temporaryStore } from './test-folder.ts'
import { photoBy, publishedTo, says, sees } from './test-photos.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  place = await smallSchool()
})
afterAll(() => store.remove())

const { day } = schoolYear
const photo = () => photoBy(place.teacher)
const toClass = (id: string, classId = place.bees, on = day) =>
  publishedTo(place.office, id, { classIds: [classId] }, on)

describe('who sees a file', () => {
  test('before it is out: its uploader and the office; then the families and staff of the class, and nobody else', async () => {
    const [inside, elsewhere] = [await place.family(place.bees), await place.family(place.frogs)]
    const [colleague, other] = [await place.teacherOf(place.bees), await place.teacherOf(place.frogs)]
    const stranger = await smallSchool()
    const id = await photo()
    const who = [
      place.teacher,
      place.office,
      colleague,
      inside.guardian,
      elsewhere.guardian,
      other,
      stranger.office,
      stranger.teacher,
    ]
    const seeing = () => Promise.all(who.map(each => sees(each, id)))
    expect(await seeing()).toEqual([true, true, false, false, false, false, false, false])
    await toClass(id)
    expect(await seeing()).toEqual([true, true, true, true, false, false, false, false])
    await place.office.write(tx => withdrawFrom(tx, [id]))
    expect(await seeing()).toEqual([true, true, false, false, false, false, false, false])
  })

  test('the staff of a class work with a file that was handed to it, before any family sees it', async () => {
    const colleague = await place.teacherOf(place.bees)
    const family = await place.family(place.bees)
    const id = await photo()
    await expect(colleague.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, day))).rejects.toMatchObject({
      code: 'not_found',
    })
    await place.teacher.write(tx => handToClass(tx, [id], place.bees))
    expect([await sees(colleague, id), await sees(family.guardian, id)]).toEqual([true, false])
    await colleague.write(tx => publishTo(tx, [id], { classIds: [place.bees] }, day))
    expect(await sees(family.guardian, id)).toBe(true)
  })

  test('a teacher can neither publish to another class nor show or tag a file they do not see', async () => {
    const id = await photo()
    const family = await place.family(place.frogs)
    await expect(
      place.teacher.write(tx => publishTo(tx, [id], { classIds: [place.frogs] }, day)),
    ).rejects.toMatchObject({ code: 'not_found' })
    const other = await place.teacherOf(place.frogs)
    await expect(other.write(tx => publishTo(tx, [id], { classIds: [place.frogs] }, day))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(tagChildren(other, [id], [family.childId])).rejects.toMatchObject({ code: 'not_found' })
    await expect(tagChildren(place.teacher, [id], [family.childId])).rejects.toMatchObject({ code: 'not_found' })
    await expect(tagChildren(family.guardian, [id], [family.childId])).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await smallSchool()
    await expect(tagChildren(stranger.office, [id], [family.childId])).rejects.toMatchObject({ code: 'not_found' })
  })

  test('in the bin nobody sees it; back from there everybody as before', async () => {
    const family = await place.family(place.bees)
    const id = await photo()
    await toClass(id)
    await place.teacher.write(tx => binMedia(tx, [id]))
    expect([await sees(place.office, id), await sees(family.guardian, id)]).toEqual([false, false])
    await place.teacher.write(tx => unbinMedia(tx, [id]))
    expect(await sees(family.guardian, id)).toBe(true)
  })

  test('a family sees what is from its time in the class', async () => {
    const family = await place.family(place.bees)
    const id = await photo()
    await toClass(id, place.bees, '2025-12-31')
    expect(await sees(family.guardian, id)).toBe(false)
    await toClass(id, place.bees, day)
    expect(await sees(family.guardian, id)).toBe(true)
  })
})

describe('before posting', () => {
  test('the teacher is told whose consent is missing for which audience', async () => {
    const [asked, unasked, elsewhere] = [
      await place.family(place.bees),
      await place.family(place.bees),
      await place.family(place.frogs),
    ]
    await says(asked, 'photos_inside', 'granted')
    const ids = [asked.childId, unasked.childId, elsewhere.childId]
    expect(await consentOf(place.teacher, ids, { classIds: [place.bees] }, day)).toEqual([
      { childId: unasked.childId, purpose: 'photos_inside' },
    ])
    const both = await consentOf(place.office, ids.slice(0, 2), { classIds: [place.bees, place.frogs] }, day)
    expect(both.map(({ childId, purpose }) => `${ids.indexOf(childId)} ${purpose}`).sort()).toEqual([
      '0 photos_outside',
      '1 photos_inside',
      '1 photos_outside',
    ])
    expect(await consentOf(place.teacher, [unasked.childId], { childIds: [unasked.childId] }, day)).toEqual([])
  })

  test('which files would be held back, also by a child that the teacher does not see', async () => {
    const [mine, theirs] = [await place.family(place.bees), await place.family(place.frogs)]
    await says(mine, 'photos_inside', 'granted')
    const [fine, held] = [await photo(), await photo()]
    await tagChildren(place.teacher, [fine, held], [mine.childId])
    await tagChildren(place.office, [held], [theirs.childId])
    expect(await heldBack(place.teacher, [fine, held], { classIds: [place.bees] }, day)).toEqual([held])
    expect(await place.teacher.read(q => tagsOn(q, [held]))).toEqual(new Map([[held, [mine.childId]]]))
    const other = await place.teacherOf(place.frogs)
    expect(await heldBack(other, [held], { classIds: [place.bees] }, day)).toEqual([])
  })

  test('replacing tags leaves those of children that the teacher does not see', async () => {
    const [mine, second, theirs] = [
      await place.family(place.bees),
      await place.family(place.bees),
      await place.family(place.frogs),
    ]
    const id = await photo()
    await tagChildren(place.office, [id], [mine.childId, theirs.childId])
    await replaceTags(place.teacher, id, [second.childId])
    const tags = await place.office.read(q =>
      q
        .select()
        .from(mediaChildren)
        .where(and(eq(mediaChildren.mediaId, id))),
    )
    expect(tags.map(tag => tag.childId).sort()).toEqual([second.childId, theirs.childId].sort())
  })
})
