import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, liveEvents } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { retractedMessages } from '#db/schema/messages.ts'
import { temporaryStore } from '#tenants/files/test-folder.ts'
import { attachmentBy, sees } from '#tenants/files/test-photos.ts'
import { abandonUpload } from '#tenants/files/upload.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { MessageForm } from './forms.ts'
import { reactions } from './reactions.server.ts'
import { openReports, report } from './reports.server.ts'
import { forgetRetractedOf, retract } from './retraction.server.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'
import { readThread } from './thread.server.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
let own: TestTalk
let family: Family
beforeAll(async () => {
  store = await temporaryStore()
})
beforeEach(async () => {
  own = await TestTalk.make()
  family = await own.family()
})
afterAll(() => store.remove())

const whoSee = (id: string, ...who: Person[]) => Promise.all(who.map(({ school }) => sees(school, id)))
const filesOf = async ({ school }: Person, conversationId: string) =>
  (await readThread(school, conversationId)).messages.map(({ attachments }) => attachments.map(each => each.mediaId))

describe('a file of a message is seen by exactly those who see the message', () => {
  test("in a child's circle, until a right ends", async () => {
    const father = await own.guardian(family.childId, 'Father')
    const other = await own.family()
    const circle = await own.circle(family, family.childId)
    const id = await attachmentBy(family.school)
    expect(await whoSee(id, father, own.teacher, own.office)).toEqual([false, false, false])
    await say(family, circle, '', { mediaIds: [id] })
    expect(await whoSee(id, family, father, own.teacher, own.office)).toEqual([true, true, true, true])
    expect(await whoSee(id, other, own.otherTeacher)).toEqual([false, false])
    expect(await filesOf(father, circle)).toEqual([[id]])
    for (const change of [{ maySee: false }, { mayMessage: false }, { endedAt: new Date() }]) {
      await own.change(father, { maySee: true, mayMessage: true, endedAt: null })
      expect(await whoSee(id, father)).toEqual([true])
      await own.change(father, change)
      expect(await whoSee(id, father)).toEqual([false])
    }
  })

  test('between two, and to the office once it was reported', async () => {
    const direct = await own.direct(family, own.teacher)
    const id = await attachmentBy(family.school)
    const messageId = await say(family, direct, 'Look', { mediaIds: [id] })
    expect(await whoSee(id, own.teacher, own.office, own.otherTeacher)).toEqual([true, false, false])
    await report(own.teacher.school, messageId, 'other')
    expect(await whoSee(id, own.teacher, own.office)).toEqual([true, true])
  })

  test('reported: the office sees it beside the words, and that it has looked is written down once for each of them', async () => {
    const direct = await own.direct(family, own.teacher)
    const id = await attachmentBy(family.school)
    await report(own.teacher.school, await say(family, direct, '', { mediaIds: [id] }), 'private')
    for (const person of [own.office, own.office, own.secondOffice])
      expect(await openReports(person.school)).toMatchObject([{ text: '', attachments: [{ mediaId: id }] }])
    expect((await openReports(own.office.school))[0]?.openedBy).toEqual(['Olga Office', 'Otto Office'])
    const logged = await own.place.inside.read(q =>
      q.select({ by: auditLog.actorId }).from(auditLog).where(eq(auditLog.subjectTable, 'message_report_looks')),
    )
    expect(logged.map(({ by }) => by)).toEqual([own.office.memberId, own.secondOffice.memberId])
  })

  test("in a class's group and in the office's inbox", async () => {
    const other = await own.family()
    const [one, two] = [await attachmentBy(family.school), await attachmentBy(own.office.school)]
    await say(family, await own.group(family), 'For all', { mediaIds: [one] })
    await say(own.office, await own.inbox(family), 'For you', { mediaIds: [two] })
    expect(await whoSee(one, other, own.teacher, own.office, own.otherTeacher)).toEqual([true, true, true, false])
    expect(await whoSee(two, family, own.secondOffice, other, own.teacher)).toEqual([true, true, false, false])
  })

  test('retracted: for nobody but the office, not even its sender, and for ninety days', async () => {
    const circle = await own.circle(family, family.childId)
    const id = await attachmentBy(family.school)
    const messageId = await say(family, circle, 'Regretted', { mediaIds: [id] })
    await retract(family.school, messageId)
    expect(await whoSee(id, own.teacher, own.office)).toEqual([false, true])
    await runJobs(own.place.row)
    expect(await whoSee(id, family, own.teacher, own.office)).toEqual([false, false, true])
    expect(await filesOf(family, circle)).toEqual([[]])
    await own.place.inside.write(async tx => {
      await tx.delete(retractedMessages).where(eq(retractedMessages.messageId, messageId))
      await tx
        .insert(retractedMessages)
        .values({ messageId, bodySealed: 'of long ago', createdAt: new Date('2020-01-01') })
    })
    await forgetRetractedOf(own.place.inside)
    expect(await whoSee(id, own.office)).toEqual([false])
  })
})

describe('what goes with a message', () => {
  test('is its writer’s own, part of one message only, and not given up behind the readers’ backs', async () => {
    const circle = await own.circle(family, family.childId)
    const [mine, others] = [await attachmentBy(family.school), await attachmentBy(own.teacher.school)]
    for (const mediaIds of [[others], [mine, others], [randomUUID()]])
      await expect(say(family, circle, 'Look', { mediaIds })).rejects.toMatchObject({ code: 'not_found' })
    await say(family, circle, 'Look', { mediaIds: [mine, mine] })
    await expect(say(family, circle, 'Again', { mediaIds: [mine] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(abandonUpload(family.school, mine)).rejects.toMatchObject({ code: 'conflict' })
    expect(await filesOf(own.teacher, circle)).toEqual([[mine]])
  })

  test('may be all of it, but a message without words or files is none', () => {
    const said = (form: object) => MessageForm.safeParse({ messageId: randomUUID(), ...form }).success
    expect(said({ mediaIds: randomUUID() })).toBe(true)
    expect(said({ body: ' ' })).toBe(false)
    expect(said({})).toBe(false)
    expect(said({ mediaIds: Array.from({ length: 11 }, () => randomUUID()) })).toBe(false)
  })

  test('shows that it is being prepared, and its readers’ pages look again when it is', async () => {
    const circle = await own.circle(family, family.childId)
    const id = await attachmentBy(family.school)
    const inside = own.place.inside
    await inside.write(tx => tx.update(media).set({ state: 'working' }).where(eq(media.id, id)))
    await say(family, circle, '', { mediaIds: [id] })
    const states = async () =>
      (await readThread(own.teacher.school, circle)).messages.flatMap(({ attachments }) =>
        attachments.map(each => each.state),
      )
    expect(await states()).toEqual(['preparing'])
    await inside.write(tx => tx.update(media).set({ state: 'ready' }).where(eq(media.id, id)))
    const told = async () =>
      (await inside.read(q => q.select().from(liveEvents).where(eq(liveEvents.subjectId, circle)))).length
    const before = await told()
    await reactions['attachment.ready']!(inside, { mediaId: id })
    expect(await told()).toBe(before + 1)
    expect(await states()).toEqual(['ready'])
  })
})
