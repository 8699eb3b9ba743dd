import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { enrolments } from '#db/schema/children.ts'
import { outbox } from '#db/schema/events.ts'
import { notices } from '#db/schema/notices.ts'
import { notificationsOf } from '#tenants/notifications/items.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { chase } from './chase.server.ts'
import { comment, removeComment } from './comments.server.ts'
import { noticeToEdit } from './edited-notice.server.ts'
import { noticePage } from './list.server.ts'
import { changeNotice, restoreNotice, withdrawNotice, writeNotice } from './notice.server.ts'
import { cancelPublication, publishNotice, releaseNotice } from './publication.server.ts'
import { markRead } from './reading.server.ts'
import { responses } from './responses.server.ts'
import { shownNotice } from './shown.server.ts'
import { type Person, TestNotices } from './test-notices.ts'

const notFound = { code: 'not_found' }
let own: TestNotices
beforeEach(async () => {
  own = await TestNotices.make()
})

const seen = async ({ school }: Person) => (await noticePage(school)).out.map(({ id }) => id)
const sees = ({ school }: Person, noticeId: string) =>
  shownNotice(school, noticeId).then(
    () => true,
    () => false,
  )
const told = async ({ school }: Person) => (await notificationsOf(school)).map(({ kind }) => kind)

describe('who sees a notice', () => {
  test('a class’s is for the families who are in it now', async () => {
    const [inside, elsewhere] = [await own.family(), await own.family(own.frogs, 'Jonas')]
    const stranger = await TestNotices.make()
    const noticeId = await own.notice()
    for (const reader of [inside, own.teacher, own.office]) expect(await seen(reader)).toEqual([noticeId])
    for (const other of [elsewhere, own.otherTeacher, stranger.office, await stranger.family()]) {
      expect(await seen(other)).toEqual([])
      await expect(shownNotice(other.school, noticeId)).rejects.toMatchObject(notFound)
    }
    await own.place.inside.write(tx =>
      tx
        .update(enrolments)
        .set({ startsOn: '2020-01-01', endsOn: '2020-02-01' })
        .where(eq(enrolments.classId, own.bees)),
    )
    expect(await seen(inside)).toEqual([])
  })

  test('the school’s is for everybody who has a child they may see', async () => {
    const families = [await own.family(), await own.family(own.frogs, 'Jonas')]
    const ended = await own.family(own.bees, 'Lea')
    const noticeId = await own.notice({ audience: 'school', classIds: [] }, own.office)
    await own.change(ended, { endedAt: new Date() })
    for (const reader of [...families, own.teacher, own.otherTeacher]) expect(await sees(reader, noticeId)).toBe(true)
    expect(await sees(ended, noticeId)).toBe(false)
  })

  test('chosen families’ is theirs alone, and their teachers’', async () => {
    const [chosen, other] = [await own.family(), await own.family(own.bees, 'Jonas')]
    const noticeId = await own.notice({ audience: 'chosen', classIds: [], childIds: [chosen.childId] })
    expect([await sees(chosen, noticeId), await sees(other, noticeId)]).toEqual([true, false])
    expect([await sees(own.teacher, noticeId), await sees(own.otherTeacher, noticeId)]).toEqual([true, false])
  })

  test('a draft, one that waits and one taken back are the staff’s', async () => {
    const family = await own.family()
    const draft = await own.notice({ when: 'draft' })
    const later = await own.notice({ when: 'later', publishAt: '2099-01-01T08:00' })
    const back = await own.notice()
    await withdrawNotice(own.teacher.school, back)
    for (const noticeId of [draft, later, back]) {
      expect(await sees(family, noticeId)).toBe(false)
      expect(await sees(own.otherTeacher, noticeId)).toBe(false)
      expect([await sees(own.teacher, noticeId), await sees(own.office, noticeId)]).toEqual([true, true])
    }
  })
})

describe('who writes', () => {
  test('a teacher to own classes and families only, the office to all', async () => {
    const stranger = await own.family(own.frogs, 'Jonas')
    const refused = [
      { audience: 'school', classIds: [] },
      { audience: 'chosen', classIds: [own.frogs] },
      { audience: 'chosen', classIds: [own.bees, own.frogs] },
      { audience: 'chosen', classIds: [], childIds: [stranger.childId] },
    ] as const
    for (const input of refused)
      await expect(
        own.notice({
          ...input,
          classIds: [...input.classIds],
          childIds: [...('childIds' in input ? input.childIds : [])],
        }),
      ).rejects.toMatchObject(notFound)
    expect(await own.place.inside.read(q => q.select().from(notices))).toEqual([])
    for (const input of refused)
      await own.notice(
        { ...input, classIds: [...input.classIds], childIds: [...('childIds' in input ? input.childIds : [])] },
        own.office,
      )
  })

  test('a double tap writes one', async () => {
    const noticeId = randomUUID()
    await Promise.all([1, 2].map(() => writeNotice(own.teacher.school, noticeId, own.input())))
    expect(await seen(own.teacher)).toEqual([noticeId])
  })

  test('another teacher of the class reads, but changes nothing; the office may', async () => {
    const noticeId = await own.notice({}, own.office)
    for (const attempt of [
      () => changeNotice(own.teacher.school, noticeId, own.input({ title: 'Mine' }), ''),
      () => withdrawNotice(own.teacher.school, noticeId),
      () => chase(own.teacher.school, noticeId),
      () => noticeToEdit(own.teacher.school, noticeId),
    ])
      await expect(attempt()).rejects.toMatchObject(notFound)
    await own.edit(own.office, noticeId, own.input({ title: 'Ours' }))
    expect(await shownNotice(own.teacher.school, noticeId)).toMatchObject({ title: 'Ours', version: 2 })
  })
})

describe('its hour', () => {
  test('comes by a job, once; what was put off or taken back stays where it is', async () => {
    const family = await own.family()
    const [due, cancelled, back] = await Promise.all(
      [1, 2, 3].map(() => own.notice({ when: 'later', publishAt: '2099-01-01T08:00' })),
    )
    const waiting = await own.place.inside.read(q => q.select().from(outbox).where(eq(outbox.job, 'notices.release')))
    expect(waiting.map(({ runAfter }) => runAfter.toISOString())).toEqual(Array(3).fill('2099-01-01T07:00:00.000Z'))
    expect(await cancelPublication(own.teacher.school, cancelled!)).toBe(true)
    await withdrawNotice(own.teacher.school, back!)
    await releaseNotice(own.place.inside, due!)
    expect(await seen(family)).toEqual([])
    await own.place.inside.write(tx =>
      tx
        .update(notices)
        .set({ opensAt: new Date(Date.now() - 1_000) })
        .where(eq(notices.id, due!)),
    )
    await own.place.inside.write(tx =>
      tx
        .update(notices)
        .set({ opensAt: new Date(Date.now() - 1_000) })
        .where(eq(notices.id, back!)),
    )
    for (const noticeId of [due!, due!, cancelled!, back!]) await releaseNotice(own.place.inside, noticeId)
    expect(await seen(family)).toEqual([due])
    await restoreNotice(own.teacher.school, back!)
    expect(await sees(family, back!)).toBe(false)
    await runJobs(own.place.inside)
    expect(await told(family)).toEqual(['notices.published'])
  })

  test('is the school’s clock; a moment that is over is refused and nothing written', async () => {
    const noticeId = randomUUID()
    expect(
      await writeNotice(own.teacher.school, noticeId, own.input({ when: 'later', publishAt: '2020-01-01T08:00' })),
    ).toBe('past')
    await expect(shownNotice(own.teacher.school, noticeId)).rejects.toMatchObject(notFound)
    const shanghai = await TestNotices.make({ timeZone: 'Asia/Shanghai' })
    const later = await shanghai.notice({ when: 'later', publishAt: '2099-07-01T08:00' })
    expect(await noticeToEdit(shanghai.teacher.school, later)).toMatchObject({
      notice: { when: 'later', publishAt: '2099-07-01T08:00' },
    })
    expect((await shownNotice(shanghai.teacher.school, later)).opensAt).toBe('2099-07-01T00:00:00.000Z')
  })

  test('publishing twice tells the families once; withdrawn and back it is as it was', async () => {
    const family = await own.family()
    const noticeId = await own.notice({ when: 'draft' })
    for (let time = 0; time < 2; time++) await publishNotice(own.teacher.school, noticeId)
    await runJobs(own.place.inside)
    expect(await told(family)).toEqual(['notices.published'])
    await withdrawNotice(own.teacher.school, noticeId)
    expect(await sees(family, noticeId)).toBe(false)
    await restoreNotice(own.teacher.school, noticeId)
    expect(await shownNotice(family.school, noticeId)).toMatchObject({ version: 1, versions: [{ number: 1 }] })
  })
})

describe('after it is out', () => {
  test('an edit keeps the earlier text for families and tells them', async () => {
    const family = await own.family()
    const noticeId = await own.notice()
    await markRead(family.school, noticeId, 1)
    expect(await noticePage(family.school)).toMatchObject({ out: [{ unread: false, edited: false }] })
    await own.edit(own.teacher, noticeId, own.input({ body: 'On Monday.' }))
    expect(await noticePage(family.school)).toMatchObject({ out: [{ unread: true, edited: true }] })
    expect((await shownNotice(family.school, noticeId)).versions.map(({ body }) => body)).toEqual([
      'On Monday.',
      'On Friday we walk to the pond.',
    ])
    await runJobs(own.place.inside)
    expect((await told(family)).sort()).toEqual(['notices.edited', 'notices.published'])
  })

  test('the earlier wording on a page from before the change is not the newest', async () => {
    const family = await own.family()
    const noticeId = await own.notice()
    await own.edit(own.teacher, noticeId, own.input({ body: 'On Monday.' }))
    await markRead(family.school, noticeId, 1)
    expect(await shownNotice(family.school, noticeId)).toMatchObject({ unread: true })
    await markRead(family.school, noticeId, 2)
    await markRead(family.school, noticeId, 1)
    expect(await shownNotice(family.school, noticeId)).toMatchObject({ unread: false })
  })

  test('who has read is counted per guardian, once', async () => {
    const [reader, other] = [await own.family(), await own.family(own.bees, 'Jonas')]
    const noticeId = await own.notice()
    for (let time = 0; time < 2; time++) await markRead(reader.school, noticeId, 1)
    expect(await responses(own.teacher.school, noticeId)).toMatchObject({
      progress: { done: 1, total: 2 },
      children: [
        { childId: other.childId, done: false, guardians: [{ readAt: null }] },
        { childId: reader.childId, done: true, guardians: [{ memberId: reader.memberId }] },
      ],
    })
    expect(await noticePage(own.teacher.school)).toMatchObject({ out: [{ progress: { done: 1, total: 2 } }] })
    await expect(markRead((await own.family(own.frogs, 'Lea')).school, noticeId, 1)).rejects.toMatchObject(notFound)
  })

  test('a teacher counts the own children of a notice to the whole school', async () => {
    await own.family()
    await own.family(own.frogs, 'Jonas')
    const noticeId = await own.notice({ audience: 'school', classIds: [], level: 'confirm' }, own.office)
    expect((await responses(own.teacher.school, noticeId)).children.map(({ name }) => name)).toEqual(['Mina Test'])
    expect((await responses(own.office.school, noticeId)).progress.total).toBe(2)
  })

  test('chasing tells those who have not read, at most once in a few hours', async () => {
    const [reader, other] = [await own.family(), await own.family(own.bees, 'Jonas')]
    const noticeId = await own.notice()
    await markRead(reader.school, noticeId, 1)
    await runJobs(own.place.inside)
    const both = await Promise.all([chase(own.teacher.school, noticeId), chase(own.office.school, noticeId)])
    expect(both.filter(({ chased }) => chased)).toHaveLength(1)
    const refused = both.find(each => !each.chased)
    expect(refused && !refused.chased && refused.again.getTime() - Date.now()).toBeGreaterThan(3.9 * 3_600_000)
    await runJobs(own.place.inside)
    expect(await told(reader)).toEqual(['notices.published'])
    expect((await told(other)).sort()).toEqual(['notices.chased', 'notices.published'])
    expect((await responses(own.teacher.school, noticeId)).chasedAt).not.toBeNull()
  })

  test('a draft is not chased', async () => {
    const noticeId = await own.notice({ when: 'draft' })
    await expect(chase(own.teacher.school, noticeId)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('comments are written once, seen by its readers, told to its writer, and can be off', async () => {
    const [family, other] = [await own.family(), await own.family(own.bees, 'Jonas')]
    const noticeId = await own.notice()
    const words = { body: 'Shall we bring boots?', submissionKey: randomUUID() }
    for (let time = 0; time < 2; time++) await comment(family.school, noticeId, words, true)
    await runJobs(own.place.inside)
    expect((await told(own.teacher)).filter(kind => kind === 'notices.comment')).toHaveLength(1)
    const [said] = (await shownNotice(other.school, noticeId)).comments
    expect(said).toMatchObject({ author: 'Parent of Mina', mayRemove: false })
    await expect(removeComment(other.school, said!.id)).rejects.toMatchObject(notFound)
    await removeComment(own.teacher.school, said!.id)
    expect((await shownNotice(other.school, noticeId)).comments).toEqual([])
    await expect(
      comment(family.school, noticeId, { ...words, submissionKey: randomUUID() }, false),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const silent = await own.notice({ commentsOn: false })
    await expect(comment(family.school, silent, words, true)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the list', () => {
  test('has what waits for a guardian on top, then pinned, then new', async () => {
    const family = await own.family()
    const old = await own.notice({ title: 'Old' })
    await markRead(family.school, old, 1)
    const pinned = await own.notice({ title: 'Pinned', pinned: true })
    await markRead(family.school, pinned, 1)
    const fresh = await own.notice({ title: 'Fresh' })
    const asked = await own.notice({ title: 'Sign', level: 'sign' })
    const page = await noticePage(family.school)
    expect(page.first).toMatchObject([{ id: asked, waitingFor: ['Mina'] }])
    expect(page.out.map(({ id }) => id)).toEqual([pinned, fresh, old])
  })

  test('goes on to older ones without losing or repeating any', async () => {
    const ids: string[] = []
    for (let count = 0; count < 23; count++) ids.unshift(await own.notice({ title: `${count}` }))
    const first = await noticePage(own.teacher.school)
    const [at = '', id = ''] = first.next?.split('_') ?? []
    const second = await noticePage(own.teacher.school, { at, id })
    expect([...first.out, ...second.out].map(({ id }) => id)).toEqual(ids)
    expect(second.next).toBeNull()
  })
})
