import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { guardianships } from '#db/schema/children.ts'
import { noticeTagged, noticeTags } from '#db/schema/notices-tags.ts'
import { notificationsOf } from '#tenants/notifications/items.server.ts'
import { archiveTag, makeTag, mergeTag, tagChildren } from '#tenants/people/tags.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { chooseAudience } from './audience.server.ts'
import { choicesOf } from './choices.server.ts'
import { noticeToEdit } from './edited-notice.server.ts'
import type { NoticeInput } from './forms.ts'
import { noticePage } from './list.server.ts'
import { reachOf } from './reach.server.ts'
import { responses } from './responses.server.ts'
import { shownNotice } from './shown.server.ts'
import { type Family, type Person, TestNotices } from './test-notices.ts'

let own: TestNotices
let mina: Family
let jonas: Family
let bus: string
beforeEach(async () => {
  own = await TestNotices.make()
  mina = await own.family()
  jonas = await own.family(own.frogs, 'Jonas')
  bus = await tag('Bus A', mina)
})

async function tag(name: string, ...families: Family[]): Promise<string> {
  const id = randomUUID()
  await makeTag(own.office.school, { id, name, colour: 'blue' })
  await put(id, true, ...families)
  return id
}
const put = (tagId: string, on: boolean, ...families: Family[]) =>
  tagChildren(
    own.office.school,
    tagId,
    families.map(({ childId }) => childId),
    on,
  )
const forTags = (tagIds: string[], more: Partial<NoticeInput> = {}) =>
  own.notice({ classIds: [], tagIds, ...more }, own.office)
const whoSee = (noticeId: string, ...people: Person[]) =>
  Promise.all(
    people.map(({ school }) =>
      shownNotice(school, noticeId).then(
        () => true,
        () => false,
      ),
    ),
  )

describe('a notice for a tag', () => {
  test('reaches the families of those who have it now, and their teachers', async () => {
    const noticeId = await forTags([bus])
    expect(await whoSee(noticeId, mina, own.teacher, own.office)).toEqual([true, true, true])
    expect(await whoSee(noticeId, jonas, own.otherTeacher)).toEqual([false, false])
    await put(bus, true, jonas)
    expect(await whoSee(noticeId, jonas, own.otherTeacher)).toEqual([true, true])
    await put(bus, false, mina)
    expect(await whoSee(noticeId, mina, own.teacher)).toEqual([false, false])
  })

  test('tells those families once, and nobody else', async () => {
    const noticeId = await forTags([bus, await tag('Swimming', mina)], { level: 'sign' })
    await runJobs(own.place.inside)
    const told = async ({ school }: Person) => (await notificationsOf(school)).length
    expect([await told(mina), await told(jonas)]).toEqual([1, 0])
    const { children, progress } = await responses(own.office.school, noticeId)
    expect(children.map(({ childId }) => childId)).toEqual([mina.childId])
    expect(progress).toEqual({ done: 0, total: 1 })
  })

  test('does not tell families the tag, nor that there is one; staff it does', async () => {
    const noticeId = await forTags([bus])
    for (const told of [await shownNotice(mina.school, noticeId), await noticePage(mina.school)])
      expect(JSON.stringify(told)).not.toContain('Bus')
    expect(await shownNotice(mina.school, noticeId)).toMatchObject({ forWhom: ['Mina'] })
    expect(await mina.school.read(q => q.select().from(noticeTags))).toEqual([])
    for (const { school } of [own.office, own.teacher])
      expect(await shownNotice(school, noticeId)).toMatchObject({ forWhom: ['Bus A'] })
  })

  test('a family in a chosen class is not told that a tag reaches it too', async () => {
    const noticeId = await forTags([bus], { classIds: [own.bees] })
    expect(await shownNotice(mina.school, noticeId)).toMatchObject({ forWhom: ['Bees'] })
    expect(await shownNotice(own.office.school, noticeId)).toMatchObject({ forWhom: ['Bees', 'Bus A'] })
  })

  test('is the office’s to write; a teacher who changes the rest leaves the tags', async () => {
    await expect(own.notice({ classIds: [], tagIds: [bus] })).rejects.toMatchObject({ code: 'not_found' })
    const noticeId = await own.notice()
    await own.edit(own.office, noticeId, own.input({ tagIds: [await tag('Frogs too', jonas)] }))
    await own.edit(own.teacher, noticeId, own.input({ body: 'On Monday.' }))
    expect(await whoSee(noticeId, mina, jonas)).toEqual([true, true])
    expect(await shownNotice(jonas.school, noticeId)).toMatchObject({ body: 'On Monday.' })
  })

  test('keeps reaching when the tag is archived, and when it is merged into another', async () => {
    const noticeId = await forTags([bus])
    await archiveTag(own.office.school, bus)
    expect(await whoSee(noticeId, mina)).toEqual([true])
    expect((await choicesOf(own.office.school)).tags).toEqual([])
    expect((await choicesOf(own.office.school, noticeId)).tags).toMatchObject([{ id: bus }])
    const other = await tag('Bus B', jonas)
    await mergeTag(own.office.school, bus, other)
    expect(await whoSee(noticeId, mina, jonas)).toEqual([true, true])
    expect(await noticeToEdit(own.office.school, noticeId)).toMatchObject({ notice: { tagIds: [other] } })
  })

  test('another tag on the child keeps it in reach when one goes', async () => {
    const swimming = await tag('Swimming', mina)
    const noticeId = await forTags([bus, swimming])
    await put(bus, false, mina)
    expect(await whoSee(noticeId, mina)).toEqual([true])
    await put(swimming, false, mina)
    expect(await whoSee(noticeId, mina)).toEqual([false])
  })

  test('tag and notice of the same moment find each other', async () => {
    const swimming = await tag('Swimming')
    const noticeId = await own.notice({ classIds: [own.frogs] }, own.office)
    const { notice } = await noticeToEdit(own.office.school, noticeId)
    await Promise.all([
      put(swimming, true, mina),
      own.office.school.write(tx => chooseAudience(tx, noticeId, { ...notice, tagIds: [swimming] })),
    ])
    expect(await whoSee(noticeId, mina)).toEqual([true])
  })

  test('whom it reaches is written by nobody but the database', async () => {
    const noticeId = await forTags([bus])
    for (const { school } of [own.office, own.teacher, mina]) {
      const gone = school.write(tx => tx.delete(noticeTagged).where(eq(noticeTagged.noticeId, noticeId)))
      await gone.catch(() => undefined)
      await expect(
        school.write(tx => tx.insert(noticeTagged).values({ noticeId, childId: jonas.childId })),
      ).rejects.toThrow()
    }
    expect(await whoSee(noticeId, mina, jonas)).toEqual([true, false])
  })
})

describe('an audience of several kinds', () => {
  test('is for whoever is in any of them', async () => {
    const lea = await own.family(own.frogs, 'Lea')
    const noticeId = await forTags([bus], { childIds: [lea.childId] })
    expect(await whoSee(noticeId, mina, lea, jonas)).toEqual([true, true, false])
    await own.edit(own.office, noticeId, own.input({ classIds: [own.frogs], tagIds: [], childIds: [] }))
    expect(await whoSee(noticeId, mina, lea, jonas)).toEqual([false, true, true])
    await own.edit(own.office, noticeId, own.input({ audience: 'school' }))
    expect(await whoSee(noticeId, mina, lea, jonas)).toEqual([true, true, true])
    expect(await shownNotice(own.office.school, noticeId)).toMatchObject({ forWhom: [] })
  })
})

describe('how many are reached', () => {
  const reach = (by: Person, more: object) =>
    reachOf(by.school, { audience: 'chosen', classIds: [], tagIds: [], childIds: [], ...more })

  test('counts siblings as one family and nobody twice', async () => {
    await own.sibling(mina, own.frogs, 'Nils')
    await own.guardian(jonas.childId, 'Second parent')
    expect(await reach(own.office, { audience: 'school' })).toEqual({ families: 2, children: 3, unreached: 0 })
    expect(await reach(own.office, { classIds: [own.bees], tagIds: [bus], childIds: [mina.childId] })).toEqual({
      families: 1,
      children: 1,
      unreached: 0,
    })
    expect(await reach(own.office, { classIds: [own.frogs], tagIds: [bus] })).toMatchObject({
      families: 2,
      children: 3,
    })
  })

  test('says for how many nobody may read it', async () => {
    await own.place.inside.write(tx =>
      tx.update(guardianships).set({ maySee: false }).where(eq(guardianships.childId, jonas.childId)),
    )
    expect(await reach(own.office, { audience: 'school' })).toEqual({ families: 1, children: 2, unreached: 1 })
  })

  test('is of the children in sight, and of this school', async () => {
    const other = await TestNotices.make()
    const stranger = await other.family()
    expect(await reach(own.teacher, { classIds: [own.frogs], childIds: [jonas.childId] })).toMatchObject({
      children: 0,
    })
    expect(await reach(own.office, { childIds: [stranger.childId], classIds: [other.bees] })).toMatchObject({
      children: 0,
    })
    expect(await reach(own.office, {})).toEqual({ families: 0, children: 0, unreached: 0 })
  })
})
