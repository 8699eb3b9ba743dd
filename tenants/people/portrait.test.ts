import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardianships } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { childPortraits } from '#db/schema/portraits.ts'
import { smallSchool, temporaryStore } from '../files/test-folder.ts'
import { attachmentBy, photoBy, publishedTo, says, sees } from '../files/test-photos.ts'
import type { School } from '../school.server.ts'
import { childOf, childrenOf } from './children.server.ts'
import { ownChildren } from './own-children.server.ts'
import { portraitRights, removePortrait, setPortrait } from './portrait.server.ts'
import { problemOf } from './test-people.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeAll(async () => {
  store = await temporaryStore()
})
afterAll(() => store.remove())

const inLists = async (who: School, childId: string) =>
  (await childrenOf(who)).find(({ id }) => id === childId)?.photoId ?? null

test('a portrait is seen by whoever sees the child, whatever was said about albums, and by nobody else', async () => {
  const { teacher, teacherOf, office, bees, frogs, family } = await smallSchool()
  const [mina, other] = [await family(bees), await family(bees)]
  const stranger = await teacherOf(frogs)
  await says(mina, 'photos_inside', 'refused')
  const photo = await attachmentBy(teacher)
  await setPortrait(teacher, mina.childId, photo)
  for (const who of [teacher, office, mina.guardian]) {
    expect(await inLists(who, mina.childId), who.actor.role).toBe(photo)
    expect(await sees(who, photo), who.actor.role).toBe(true)
  }
  for (const who of [other.guardian, stranger]) {
    expect(await inLists(who, mina.childId)).toBeNull()
    expect(await sees(who, photo)).toBe(false)
  }
  expect(await ownChildren(mina.guardian)).toMatchObject([{ id: mina.childId, photoId: photo }])
  expect(await inLists(office, other.childId)).toBeNull()
})

test('a new portrait takes the place of the old one, which nobody sees any more; twice is once', async () => {
  const { school, teacher, bees, family } = await smallSchool()
  const { childId, guardian } = await family(bees)
  const [first, second] = [await attachmentBy(teacher), await attachmentBy(guardian)]
  await setPortrait(teacher, childId, first)
  await Promise.all([setPortrait(guardian, childId, second), setPortrait(guardian, childId, second)])
  expect((await childOf(guardian, childId)).photoId).toBe(second)
  for (const who of [teacher, guardian]) expect(await sees(who, first)).toBe(false)
  expect(await school.read(q => q.select().from(childPortraits))).toHaveLength(1)
  const [binned] = await school.read(q => q.select().from(media).where(eq(media.id, first)))
  expect(binned?.deletedAt).not.toBeNull()
})

test('two portraits at once leave one, and nothing of the other open', async () => {
  const { teacher, office, bees, family } = await smallSchool()
  const { childId, guardian } = await family(bees)
  const photos = [await attachmentBy(teacher), await attachmentBy(office)] as const
  await Promise.all([setPortrait(teacher, childId, photos[0]), setPortrait(office, childId, photos[1])])
  const { photoId } = await childOf(guardian, childId)
  const open = await Promise.all(photos.map(photo => sees(guardian, photo)))
  expect(open).toEqual(photos.map(photo => photo === photoId))
})

test('a guardian takes off what a teacher has set; taken off twice is once', async () => {
  const { teacher, office, bees, family } = await smallSchool()
  const { childId, guardian } = await family(bees)
  const photo = await attachmentBy(teacher)
  await setPortrait(teacher, childId, photo)
  await removePortrait(guardian, childId)
  await removePortrait(guardian, childId)
  for (const who of [teacher, office, guardian]) {
    expect(await inLists(who, childId)).toBeNull()
    expect(await sees(who, photo)).toBe(false)
  }
})

test('a guardian who does not decide takes it off, and sets none', async () => {
  const { school, teacher, bees, family } = await smallSchool()
  const { childId, guardian } = await family(bees)
  await school.write(tx => tx.update(guardianships).set({ mayDecide: false }))
  expect(await portraitRights(guardian, childId)).toEqual({ set: false, remove: true })
  expect(await problemOf(setPortrait(guardian, childId, await attachmentBy(guardian)))).toBe('forbidden')
  await setPortrait(teacher, childId, await attachmentBy(teacher))
  await removePortrait(guardian, childId)
  expect((await childOf(guardian, childId)).photoId).toBeNull()
})

test('what is not one’s own to use is not found, and nothing changes', async () => {
  const { school, teacher, teacherOf, bees, frogs, family } = await smallSchool()
  const [mina, other] = [await family(bees), await family(bees)]
  const foreign = await smallSchool()
  const attempts: [School, string, string][] = [
    [mina.guardian, other.childId, await attachmentBy(mina.guardian)],
    [await teacherOf(frogs), mina.childId, await attachmentBy(teacher)],
    [teacher, mina.childId, await attachmentBy(mina.guardian)],
    [teacher, mina.childId, await attachmentBy(foreign.teacher)],
    [teacher, mina.childId, await photoBy(teacher)],
    [foreign.office, mina.childId, await attachmentBy(foreign.office)],
  ]
  for (const [who, childId, photo] of attempts)
    expect(await problemOf(setPortrait(who, childId, photo)), who.actor.role).toBe('not_found')
  expect(await problemOf(removePortrait(foreign.office, mina.childId))).toBe('not_found')
  expect(await school.read(q => q.select().from(childPortraits))).toEqual([])
})

test('a file that is shown elsewhere, or is no picture, becomes no portrait', async () => {
  const { school, teacher, bees, family } = await smallSchool()
  const { childId } = await family(bees)
  const [elsewhere, film] = [await attachmentBy(teacher), await attachmentBy(teacher)]
  await publishedTo(teacher, elsewhere, { classIds: [bees] })
  await school.write(tx => tx.update(media).set({ kind: 'video' }).where(eq(media.id, film)))
  expect(await problemOf(setPortrait(teacher, childId, elsewhere))).toBe('not_found')
  expect(await problemOf(setPortrait(teacher, childId, film))).toBe('conflict')
})
