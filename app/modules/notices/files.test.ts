import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { liveEvents } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { notices } from '#db/schema/notices.ts'
import { noticeAttachments } from '#db/schema/notices-files.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy, sees } from '#tenants/files/test-photos.ts'
import { abandonUpload } from '#tenants/files/upload.server.ts'
import { signNotice } from './answer.server.ts'
import { noticeToEdit } from './edited-notice.server.ts'
import { fingerprintOf } from './fingerprint.server.ts'
import { withdrawNotice, writeNotice } from './notice.server.ts'
import { publishNotice, releaseNotice } from './publication.server.ts'
import { reactions } from './reactions.server.ts'
import { recordOf } from './responses.server.ts'
import { shownNotice } from './shown.server.ts'
import { type Family, type Person, TestNotices } from './test-notices.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestNotices
let family: Family
let file: string
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestNotices.make()
  family = await own.family()
  file = await attachmentBy(own.teacher.school)
})
afterAll(() => store.remove())

const whoSee = (id: string, ...who: Person[]) => Promise.all(who.map(({ school }) => sees(school, id)))
const filesOf = async ({ school }: Person, noticeId: string) => {
  const { attachments, versions } = await shownNotice(school, noticeId)
  const ids = (all: typeof attachments) => all.map(({ mediaId }) => mediaId)
  return { now: ids(attachments), versions: versions.map(each => ids(each.attachments)) }
}
const set = (id: string, columns: Partial<typeof media.$inferInsert>) =>
  own.place.inside.write(tx => tx.update(media).set(columns).where(eq(media.id, id)))

describe('a file of a notice', () => {
  test('is seen by exactly those who see the notice, and by nobody before', async () => {
    const other = await own.family(own.frogs, 'Jonas')
    expect(await whoSee(file, own.teacher, own.office, family)).toEqual([true, false, false])
    const noticeId = await own.notice({ mediaIds: [file] })
    expect(await whoSee(file, own.teacher, own.office, family)).toEqual([true, true, true])
    expect(await whoSee(file, other, own.otherTeacher)).toEqual([false, false])
    await own.change(family, { endedAt: new Date() })
    expect(await whoSee(file, family)).toEqual([false])
    await own.change(family, { endedAt: null })
    await withdrawNotice(own.teacher.school, noticeId)
    expect(await whoSee(file, family, own.office)).toEqual([false, true])
  })

  test('waits with a notice that waits for its hour', async () => {
    const noticeId = await own.notice({ mediaIds: [file], when: 'later', publishAt: '2099-01-01T08:00' })
    expect(await whoSee(file, family, own.office)).toEqual([false, true])
    await own.place.inside.write(tx =>
      tx
        .update(notices)
        .set({ opensAt: new Date(Date.now() - 1_000) })
        .where(eq(notices.id, noticeId)),
    )
    await releaseNotice(own.place.inside, noticeId)
    expect(await whoSee(file, family)).toEqual([true])
    expect(await filesOf(family, noticeId)).toEqual({ now: [file], versions: [[file]] })
  })

  test('is the writer’s own and part of one notice; with another’s nothing is written', async () => {
    const others = await attachmentBy(own.office.school)
    for (const mediaIds of [[others], [file, randomUUID()]])
      await expect(own.notice({ mediaIds })).rejects.toMatchObject({ code: 'not_found' })
    await own.notice({ mediaIds: [file, file] })
    await expect(own.notice({ mediaIds: [file] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(abandonUpload(own.teacher.school, file)).rejects.toMatchObject({ code: 'conflict' })
    expect(await own.place.inside.read(q => q.select().from(notices))).toHaveLength(1)
  })

  test('written twice it is there once', async () => {
    const noticeId = randomUUID()
    const input = own.input({ mediaIds: [file] })
    await Promise.all([1, 2].map(() => writeNotice(own.teacher.school, noticeId, input)))
    expect(await filesOf(family, noticeId)).toEqual({ now: [file], versions: [[file]] })
  })
})

describe('in an edit', () => {
  test('one more or one less is another wording; what families saw stays with the earlier one', async () => {
    const noticeId = await own.notice({ mediaIds: [file], level: 'sign' })
    const second = await attachmentBy(own.teacher.school)
    const same = (mediaIds: string[]) => own.edit(own.teacher, noticeId, own.input({ level: 'sign', mediaIds }))
    await same([file])
    expect(await filesOf(family, noticeId)).toEqual({ now: [file], versions: [[file]] })
    await same([file, second])
    await same([second])
    expect(await filesOf(family, noticeId)).toEqual({ now: [second], versions: [[second], [file, second], [file]] })
    expect(await whoSee(file, family)).toEqual([true])
  })

  test('what was signed without the new file is not signed with it', async () => {
    const noticeId = await own.notice({ level: 'sign' })
    const answered = { versionId: await own.versionOf(family, noticeId), childIds: [family.childId] }
    await own.edit(own.teacher, noticeId, own.input({ level: 'sign', mediaIds: [file] }))
    expect(await signNotice(family.school, noticeId, answered, { way: 'typed', mark: 'Parent' })).toBe('edited')
    expect((await shownNotice(family.school, noticeId)).children).toMatchObject([{ wanted: true }])
  })

  test('taken out of a draft it is gone for everybody, and in no wording', async () => {
    const noticeId = await own.notice({ mediaIds: [file], when: 'draft' })
    await own.edit(own.office, noticeId, own.input({ mediaIds: [], when: 'draft' }))
    await publishNotice(own.teacher.school, noticeId)
    expect(await whoSee(file, own.office, family)).toEqual([false, false])
    expect(await filesOf(family, noticeId)).toEqual({ now: [], versions: [[]] })
  })

  test('no file of a notice that is out leaves without a trace', async () => {
    const noticeId = await own.notice({ mediaIds: [file] })
    for (const { school } of [own.teacher, own.office, family])
      expect(
        await school.write(tx =>
          tx
            .delete(noticeAttachments)
            .where(eq(noticeAttachments.noticeId, noticeId))
            .returning({ id: noticeAttachments.id }),
        ),
      ).toEqual([])
  })

  test('of somebody who was slower nothing is taken over', async () => {
    const noticeId = await own.notice({ mediaIds: [file] })
    const { basis } = await noticeToEdit(own.teacher.school, noticeId)
    const second = await attachmentBy(own.office.school)
    await own.edit(own.office, noticeId, own.input({ mediaIds: [file, second] }))
    const { basis: later } = await noticeToEdit(own.teacher.school, noticeId)
    expect(later).not.toBe(basis)
  })
})

describe('the fingerprint', () => {
  const wording = { noticeId: 'n', number: 2, title: 'Title', body: 'Text', files: [] as string[] }

  test('is of the files too, in their order; without any it is what it was', () => {
    // printf 'n\n2\nTitle\nText' | sha256sum
    expect(fingerprintOf(wording)).toBe('e4ca9eb047b6970e653007f24b976e7db55b67604227c6cbf5b86a71d839f9dc')
    const of = (files: string[]) => fingerprintOf({ ...wording, files })
    expect(new Set([of([]), of(['a']), of(['a', 'b']), of(['b', 'a'])]).size).toBe(4)
  })

  test('cannot be that of a text which looks like a file', () => {
    expect(fingerprintOf({ ...wording, files: ['Title'], title: 'Text', body: 'More' })).not.toBe(
      fingerprintOf({ ...wording, body: 'Text\nMore' }),
    )
  })

  test('of what is kept can be computed again from the record', async () => {
    const noticeId = await own.notice({ mediaIds: [file], level: 'sign' })
    const [kept] = (await recordOf(own.teacher.school, noticeId)).versions
    expect(kept?.hash).toBe(
      fingerprintOf({ noticeId, ...kept!, files: kept!.attachments.map(({ mediaId }) => mediaId) }),
    )
  })
})

describe('being prepared', () => {
  test('it is shown as such, and its readers’ pages look again when it is there', async () => {
    await set(file, { state: 'working' })
    const noticeId = await own.notice({ mediaIds: [file] })
    expect((await shownNotice(family.school, noticeId)).attachments).toMatchObject([{ state: 'preparing' }])
    const events = async () =>
      (await own.place.inside.read(q => q.select().from(liveEvents).where(eq(liveEvents.subjectId, noticeId)))).length
    const before = await events()
    await set(file, { state: 'ready' })
    await reactions['attachment.ready']!(own.place.inside, { mediaId: file })
    expect(await events()).toBe(before + 1)
    expect((await shownNotice(family.school, noticeId)).attachments).toMatchObject([{ state: 'ready' }])
  })

  test('one that failed does not go out: the draft stays until it is taken out', async () => {
    const noticeId = await own.notice({ mediaIds: [file], when: 'draft' })
    await set(file, { state: 'failed', failure: 'unreadable' })
    expect(await publishNotice(own.teacher.school, noticeId)).toBe(false)
    expect(await own.edit(own.teacher, noticeId, own.input({ mediaIds: [file] }))).toBe('failed_file')
    expect(await own.edit(own.teacher, noticeId, own.input({ mediaIds: [file], when: 'draft' }))).toBe('written')
    expect(await whoSee(file, family)).toEqual([false])
    expect(await own.edit(own.teacher, noticeId, own.input({ mediaIds: [] }))).toBe('written')
    expect(await filesOf(family, noticeId)).toEqual({ now: [], versions: [[]] })
  })

  test('one that failed before the notice was sent is said at the field, and nothing is written', async () => {
    await set(file, { state: 'failed', failure: 'unreadable' })
    expect(await writeNotice(own.teacher.school, randomUUID(), own.input({ mediaIds: [file] }))).toBe('failed_file')
    expect(await own.place.inside.read(q => q.select().from(notices))).toEqual([])
  })
})
