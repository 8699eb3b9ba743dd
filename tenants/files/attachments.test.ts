import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { guardianships } from '#db/schema/children.ts'
import { media, mediaAudience } from '#db/schema/media.ts'
import type { School } from '../school.server.ts'
import { uploadLimits } from './limits.ts'
import { heldBack, publishTo, tagChildren, withdrawFrom } from './tags.server.ts'
import { schoolYear, smallSchool, temporaryStore } from './test-folder.ts'
import { attachmentBy, type Family, photoBy, says, sees } from './test-photos.ts'
import { abandonUpload, beginUpload } from './upload.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let place: Awaited<ReturnType<typeof smallSchool>>
let mine: Family
let other: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  place = await smallSchool()
  mine = await place.family(place.bees)
  other = await place.family(place.bees)
})
afterAll(() => store.remove())

const { day } = schoolYear
const notFound = { code: 'not_found' }
const opens = (by: School, id: string, to: Parameters<typeof publishTo>[2]) =>
  by.write(tx => publishTo(tx, [id], to, day))
const memberOf = (school: School) => school.actor.memberId ?? ''

/** A second guardian of the same child. */
async function coparent(family: Family): Promise<School> {
  const guardian = await place.member('guardian')
  await place.school.write(tx =>
    tx.insert(guardianships).values({ childId: family.childId, memberId: guardian.memberId, relation: 'father' }),
  )
  return place.school.as(guardian)
}

describe("a guardian's own file", () => {
  test('is nobody else’s to see before it is out, not even the office’s', async () => {
    const id = await attachmentBy(mine.guardian)
    const others = [await coparent(mine), other.guardian, place.teacher, place.office]
    expect(await sees(mine.guardian, id)).toBe(true)
    for (const who of others) expect(await sees(who, id)).toBe(false)
  })

  test('out for the circle of their child: the other guardian, the child’s teachers and the office see it, nobody else', async () => {
    const [second, colleague, elsewhere] = [
      await coparent(mine),
      await place.teacherOf(place.bees),
      await place.teacherOf(place.frogs),
    ]
    const stranger = await smallSchool()
    const id = await attachmentBy(mine.guardian)
    await opens(mine.guardian, id, { childIds: [mine.childId] })
    const who = [second, place.teacher, colleague, place.office, other.guardian, elsewhere, stranger.office]
    expect(await Promise.all(who.map(each => sees(each, id)))).toEqual([true, true, true, true, false, false, false])
    await mine.guardian.write(tx => withdrawFrom(tx, [id]))
    expect(await Promise.all(who.map(each => sees(each, id)))).toEqual(who.map(() => false))
  })

  test('a right that ended closes it at once; the file can still be taken back by who sent it', async () => {
    const second = await coparent(mine)
    const [sent, got] = [await attachmentBy(second), await attachmentBy(mine.guardian)]
    await opens(second, sent, { childIds: [mine.childId] })
    await opens(mine.guardian, got, { childIds: [mine.childId] })
    expect(await sees(second, got)).toBe(true)
    await place.office.write(tx =>
      tx
        .update(guardianships)
        .set({ endedAt: sql`now()` })
        .where(eq(guardianships.memberId, memberOf(second))),
    )
    expect(await sees(second, got)).toBe(false)
    await expect(opens(second, await attachmentBy(second), { childIds: [mine.childId] })).rejects.toMatchObject(
      notFound,
    )
    await second.write(tx => withdrawFrom(tx, [sent]))
    expect(await sees(place.teacher, sent)).toBe(false)
  })

  test('is opened to no class, no other child, not to everyone, and by nobody but its uploader', async () => {
    const id = await attachmentBy(mine.guardian)
    for (const to of [{ classIds: [place.bees] }, { childIds: [other.childId] }, { everyone: true as const }])
      await expect(opens(mine.guardian, id, to)).rejects.toMatchObject(notFound)
    await opens(mine.guardian, id, { childIds: [mine.childId] })
    const second = await coparent(mine)
    for (const who of [place.teacher, place.office, second])
      await expect(opens(who, id, { memberIds: [memberOf(other.guardian)] })).rejects.toMatchObject(notFound)
    await expect(opens(place.teacher, id, { classIds: [place.bees] })).rejects.toMatchObject(notFound)
    expect(await sees(other.guardian, id)).toBe(false)
    await opens(place.school, id, { classIds: [place.bees] })
    expect(await sees(other.guardian, id)).toBe(true)
  })

  test('is never a photo of the school, nor handed to a class', async () => {
    const upload = { uploadKey: randomUUID(), bytes: 10 }
    await expect(beginUpload(mine.guardian, upload)).rejects.toMatchObject({ code: 'forbidden' })
    const id = await attachmentBy(mine.guardian)
    const change = (set: Partial<typeof media.$inferInsert>) =>
      mine.guardian.write(tx => tx.update(media).set(set).where(eq(media.id, id)))
    await expect(change({ classId: place.bees })).rejects.toMatchObject(notFound)
    await expect(change({ use: 'photos' })).rejects.toMatchObject(notFound)
    await expect(change({ uploadedBy: memberOf(other.guardian) })).rejects.toMatchObject(notFound)
  })

  test('once it is out it is not given up behind the backs of those who have seen it', async () => {
    const id = await attachmentBy(mine.guardian)
    await opens(mine.guardian, id, { childIds: [mine.childId] })
    await expect(abandonUpload(mine.guardian, id)).rejects.toMatchObject({ code: 'conflict' })
    await mine.guardian.write(tx => withdrawFrom(tx, [id]))
    await abandonUpload(mine.guardian, id)
    expect(await sees(mine.guardian, id)).toBe(false)
  })
})

describe('one member alone, and everyone', () => {
  test('a file for one member is seen by them and its uploader, not by the office', async () => {
    const id = await attachmentBy(place.teacher)
    await opens(place.teacher, id, { memberIds: [memberOf(mine.guardian)] })
    await opens(place.teacher, id, { memberIds: [memberOf(mine.guardian)] })
    const who = [mine.guardian, place.teacher, place.office, other.guardian, await place.teacherOf(place.bees)]
    expect(await Promise.all(who.map(each => sees(each, id)))).toEqual([true, true, false, false, false])
    await place.teacher.write(tx => withdrawFrom(tx, [id], { memberIds: [memberOf(mine.guardian)] }))
    expect(await sees(mine.guardian, id)).toBe(false)
  })

  test('a member of another school is no member', async () => {
    const stranger = await smallSchool()
    const id = await attachmentBy(place.teacher)
    await expect(opens(place.teacher, id, { memberIds: [memberOf(stranger.teacher)] })).rejects.toMatchObject(notFound)
  })

  test('the office opens to everyone at the school, teachers do not', async () => {
    const [id, teachers] = [await attachmentBy(place.office), await attachmentBy(place.teacher)]
    await expect(opens(place.teacher, teachers, { everyone: true })).rejects.toMatchObject(notFound)
    await opens(place.office, id, { everyone: true })
    const stranger = await smallSchool()
    const who = [mine.guardian, place.teacher, await place.teacherOf(place.frogs), stranger.teacher]
    expect(await Promise.all(who.map(each => sees(each, id)))).toEqual([true, true, true, false])
    await place.office.write(tx => withdrawFrom(tx, [id], { everyone: true }))
    expect(await sees(mine.guardian, id)).toBe(false)
  })

  test('a row names exactly one audience', async () => {
    const id = await attachmentBy(place.office)
    const memberId = memberOf(mine.guardian)
    for (const row of [{}, { memberId, everyone: true }, { memberId, classId: place.bees }])
      await expect(
        place.office.write(tx => tx.insert(mediaAudience).values({ mediaId: id, day, ...row })),
      ).rejects.toMatchObject({ cause: { code: '23514' } })
  })
})

describe('a consent holds back', () => {
  test('from a member as far as their children are from the child on it; never from its own family or the staff', async () => {
    const far = await place.family(place.frogs)
    const [id, own] = [await photoBy(place.teacher), memberOf(mine.guardian)]
    await tagChildren(place.teacher, [id], [mine.childId])
    const to = [own, memberOf(other.guardian), memberOf(far.guardian), memberOf(place.office)]
    await opens(place.teacher, id, { memberIds: to })
    const seeing = () => Promise.all([mine, other, far].map(({ guardian }) => sees(guardian, id)))
    expect(await seeing()).toEqual([true, false, false])
    await says(mine, 'photos_inside', 'granted')
    expect(await seeing()).toEqual([true, true, false])
    await says(mine, 'photos_outside', 'granted')
    expect(await seeing()).toEqual([true, true, true])
    await says(mine, 'photos_inside', 'refused')
    expect(await seeing()).toEqual([true, false, true])
  })

  test('from a member whose child leaves the class, as soon as it does', async () => {
    const id = await photoBy(place.teacher)
    await tagChildren(place.teacher, [id], [mine.childId])
    await says(mine, 'photos_inside', 'granted')
    await opens(place.teacher, id, { memberIds: [memberOf(other.guardian)] })
    expect(await sees(other.guardian, id)).toBe(true)
    await place.office.write(tx =>
      tx
        .update(guardianships)
        .set({ endedAt: sql`now()` })
        .where(eq(guardianships.memberId, memberOf(other.guardian))),
    )
    expect(await sees(other.guardian, id)).toBe(false)
  })

  test('from everyone until the child may be shown outside, and it is told before', async () => {
    const id = await photoBy(place.teacher)
    await tagChildren(place.teacher, [id], [mine.childId])
    await says(mine, 'photos_inside', 'granted')
    expect(await heldBack(place.office, [id], { everyone: true }, day)).toEqual([id])
    await opens(place.office, id, { everyone: true })
    expect(await sees(other.guardian, id)).toBe(false)
    await says(mine, 'photos_outside', 'granted')
    expect(await sees(other.guardian, id)).toBe(true)
  })
})

describe('limits of a person', () => {
  test('a guardian has fewer under way, and so many an hour', async () => {
    const upload = (bytes: number) => ({ uploadKey: randomUUID(), bytes, use: 'attachments' as const })
    const { atOnce, hourly } = uploadLimits('guardian', 'attachments')
    for (let i = 0; i < atOnce; i += 1) await beginUpload(mine.guardian, upload(1))
    await expect(beginUpload(mine.guardian, upload(1))).rejects.toMatchObject({ code: 'rate_limited' })
    await place.school.write(tx => tx.update(media).set({ state: 'ready' }))
    await beginUpload(mine.guardian, upload(1))
    await place.school.write(tx => tx.update(media).set({ declaredBytes: hourly.bytes / atOnce }))
    await expect(beginUpload(mine.guardian, upload(1))).rejects.toMatchObject({ code: 'rate_limited' })
    await place.school.write(tx =>
      tx.update(media).set({ createdAt: sql`now() - interval '61 minutes'`, state: 'ready' }),
    )
    await beginUpload(mine.guardian, upload(1))
  })
})

test('a video that goes with a message is a minute long at most, whoever sends it', () => {
  const longest = (['guardian', 'teacher', 'office', 'owner'] as const).map(
    role => uploadLimits(role, 'attachments').videoMs,
  )
  expect(longest).toEqual([60_000, 60_000, 60_000, 60_000])
  expect(uploadLimits('teacher', 'photos').videoMs).toBe(300_000)
})
