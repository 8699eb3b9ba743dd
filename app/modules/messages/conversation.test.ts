import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { conversations, messages } from '#db/schema/messages.ts'
import { notificationsOf } from '#tenants/notifications/items.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { assign, setAnnounceOnly } from './inbox.server.ts'
import { listConversations } from './list.server.ts'
import { markRead, setMuted } from './marks.server.ts'
import { openReports, report, settleReport } from './reports.server.ts'
import { forgetRetractedOf, retract } from './retraction.server.ts'
import { searchMessages } from './search.server.ts'
import { send } from './sending.server.ts'
import { setSign } from './signs.server.ts'
import { alwaysOpen, type Family, type Person, say, TestTalk } from './test-talk.ts'
import { readThread } from './thread.server.ts'

const notFound = { code: 'not_found' }
let own: TestTalk
let family: Family
beforeEach(async () => {
  own = await TestTalk.make()
  family = await own.family()
})

const textsOf = async ({ school }: Person, conversationId: string) =>
  (await readThread(school, conversationId)).messages.map(({ text }) => text)

describe("a child's circle", () => {
  test('is one, whoever opens it, for its guardians and the teachers of its class; nobody else finds it', async () => {
    const father = await own.guardian(family.childId, 'Father')
    const circle = await own.circle(family, family.childId)
    for (const person of [father, own.teacher, own.office])
      expect(await own.circle(person, family.childId)).toBe(circle)
    await say(family, circle, 'Mina slept badly')
    for (const person of [family, father, own.teacher, own.office])
      expect(await textsOf(person, circle)).toEqual(['Mina slept badly'])
    const stranger = await TestTalk.make()
    for (const person of [await own.family(), own.otherTeacher, stranger.office]) {
      await expect(readThread(person.school, circle)).rejects.toMatchObject(notFound)
      await expect(say(person, circle)).rejects.toMatchObject(notFound)
      await expect(own.circle(person, family.childId)).rejects.toMatchObject(notFound)
      expect(await searchMessages(person.school, 'slept')).toEqual([])
    }
  })

  test('closes at once to a guardian whose right to see or to write ended a moment ago', async () => {
    const circle = await own.circle(family, family.childId)
    const group = await own.group(family)
    const direct = await own.direct(family, own.teacher)
    await say(own.teacher, circle)
    for (const change of [{ maySee: false }, { mayMessage: false }, { endedAt: new Date() }]) {
      await own.change(family, { maySee: true, mayMessage: true, endedAt: null })
      expect(await textsOf(family, circle)).toEqual(['Hello'])
      await own.change(family, change)
      for (const id of [circle, group, direct]) {
        await expect(readThread(family.school, id)).rejects.toMatchObject(notFound)
        await expect(say(family, id)).rejects.toMatchObject(notFound)
      }
      expect(await listConversations(family.school)).toEqual([])
    }
  })
})

describe('between two', () => {
  test('one talk whoever begins; the office and colleagues do not see it', async () => {
    const direct = await own.direct(family, own.teacher)
    expect(await own.direct(own.teacher, family)).toBe(direct)
    await say(own.teacher, direct, 'Between us')
    expect(await listConversations(family.school)).toMatchObject([{ name: 'Tess Teacher', unread: 1 }])
    expect(await listConversations(own.teacher.school)).toMatchObject([{ name: 'Parent of Mina', unread: 0 }])
    for (const person of [own.office, own.otherTeacher])
      await expect(readThread(person.school, direct)).rejects.toMatchObject(notFound)
  })

  test('families begin with teachers of their children, not with others; teachers with families of their classes', async () => {
    const neighbour = await own.family()
    const frog = await own.family(own.frogs)
    for (const to of [neighbour, own.otherTeacher, own.office])
      await expect(own.direct(family, to)).rejects.toMatchObject(notFound)
    await expect(own.direct(own.teacher, frog)).rejects.toMatchObject(notFound)
    await own.change(neighbour, { mayMessage: false })
    await expect(own.direct(own.teacher, neighbour)).rejects.toMatchObject(notFound)
    await own.direct(own.teacher, own.otherTeacher)
    await own.direct(own.office, frog)
  })
})

describe("a class's group", () => {
  test('is for its families and teachers, and with announcements only staff write', async () => {
    const group = await own.group(own.teacher)
    await say(family, group)
    await expect(setAnnounceOnly(family.school, group, true)).rejects.toMatchObject(notFound)
    await expect(setAnnounceOnly(own.otherTeacher.school, group, true)).rejects.toMatchObject(notFound)
    await setAnnounceOnly(own.teacher.school, group, true)
    await expect(say(family, group)).rejects.toMatchObject({ code: 'forbidden' })
    // The database says the same to whoever would go round the function.
    const row = { conversationId: group, seq: 9, authorId: family.memberId, bodySealed: 'x' }
    await expect(family.school.write(tx => tx.insert(messages).values(row))).rejects.toMatchObject(notFound)
    await say(own.teacher, group, 'Trip tomorrow')
    expect(await textsOf(family, group)).toEqual(['Hello', 'Trip tomorrow'])
    await expect(readThread((await own.family(own.frogs)).school, group)).rejects.toMatchObject(notFound)
  })
})

describe("the office's inbox", () => {
  test('is shared, and given to one of the office', async () => {
    const inbox = await own.inbox(family)
    await say(family, inbox, 'An invoice?')
    for (const person of [own.office, own.secondOffice])
      expect(await listConversations(person.school, 'waiting')).toMatchObject([{ name: 'Parent of Mina', unread: 1 }])
    await assign(own.office.school, inbox, own.secondOffice.memberId)
    expect(await listConversations(own.secondOffice.school, 'mine')).toHaveLength(1)
    expect(await listConversations(own.office.school, 'mine')).toEqual([])
    for (const by of [own.teacher, family])
      await expect(assign(by.school, inbox, own.office.memberId)).rejects.toMatchObject(notFound)
    await expect(assign(own.office.school, inbox, own.teacher.memberId)).rejects.toMatchObject(notFound)
    await say(own.office, inbox, 'On its way')
    expect(await listConversations(own.office.school, 'waiting')).toEqual([])
    expect(await listConversations(family.school)).toMatchObject([{ name: null, unread: 1 }])
    await expect(readThread(own.teacher.school, inbox)).rejects.toMatchObject(notFound)
  })
})

describe('order and delivery', () => {
  test('what is sent twice is one message; another cannot take its id', async () => {
    const circle = await own.circle(family, family.childId)
    const input = { messageId: randomUUID(), body: 'Once', replyToId: undefined }
    const numbers = await Promise.all([1, 2, 3].map(() => send(family.school, circle, input, alwaysOpen)))
    expect(new Set(numbers).size).toBe(1)
    expect(await textsOf(own.teacher, circle)).toEqual(['Once'])
    await expect(send(own.teacher.school, circle, input, alwaysOpen)).rejects.toMatchObject(notFound)
    const direct = await own.direct(family, own.teacher)
    await expect(send(family.school, direct, input, alwaysOpen)).rejects.toMatchObject(notFound)
  })

  test('many at once from two sides are numbered without a gap, and pages show each once', async () => {
    const circle = await own.circle(family, family.childId)
    const said = await Promise.all(
      Array.from({ length: 60 }, (_, index) => say(index % 2 ? family : own.teacher, circle, String(index))),
    )
    const newest = await readThread(family.school, circle)
    const older = await readThread(own.teacher.school, circle, newest.older ?? 0)
    const all = [...older.messages, ...newest.messages]
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
    expect(all.map(({ id }) => id).sort()).toEqual(said.sort())
    expect(older).toMatchObject({ older: null, newest: false })
  })

  test('a reply stands with what it answers; one to a message elsewhere is refused', async () => {
    const circle = await own.circle(family, family.childId)
    const asked = await say(family, circle, 'Who picks up?')
    await say(own.teacher, circle, 'Grandma', { replyToId: asked })
    const { messages } = await readThread(family.school, circle)
    expect(messages[1]).toMatchObject({ reply: { seq: 1, text: 'Who picks up?', author: 'Parent of Mina' } })
    const group = await own.group(family)
    await expect(say(family, group, 'x', { replyToId: asked })).rejects.toMatchObject(notFound)
  })
})

describe('reading', () => {
  test('counts what others wrote, moves only forward, and calls once until it is read', async () => {
    const circle = await own.circle(family, family.childId)
    for (const text of ['one', 'two']) await say(own.teacher, circle, text)
    await runJobs(own.place.row)
    expect(await listConversations(family.school)).toMatchObject([{ unread: 2 }])
    expect(await notificationsOf(family.school)).toMatchObject([{ kind: 'messages.new', read: false }])
    await markRead(family.school, circle, 999)
    await markRead(family.school, circle, 1)
    expect(await listConversations(family.school)).toMatchObject([{ unread: 0 }])
    expect(await notificationsOf(family.school)).toMatchObject([{ read: true }])
    expect((await readThread(own.teacher.school, circle)).readers).toEqual([
      { id: family.memberId, name: 'Parent of Mina', readSeq: 2 },
    ])
    await say(own.teacher, circle, 'three')
    await runJobs(own.place.row)
    expect(await notificationsOf(family.school)).toHaveLength(2)
    expect(await notificationsOf(own.teacher.school)).toEqual([])
    for (const person of [own.otherTeacher, await own.family()])
      await expect(markRead(person.school, circle, 1)).rejects.toMatchObject(notFound)
  })

  test('a muted conversation calls for nobody, nor does one whose right has ended', async () => {
    const father = await own.guardian(family.childId, 'Father')
    const circle = await own.circle(family, family.childId)
    await setMuted(family.school, circle, true)
    await own.change(father, { mayMessage: false })
    await say(own.teacher, circle)
    await runJobs(own.place.row)
    for (const person of [family, father]) expect(await notificationsOf(person.school)).toEqual([])
    expect(await listConversations(family.school)).toMatchObject([{ muted: true, unread: 1 }])
  })
})

describe('signs, retraction, reports', () => {
  test('a sign of each member, changed and taken back', async () => {
    const circle = await own.circle(family, family.childId)
    const id = await say(own.teacher, circle)
    await setSign(family.school, id, '👍')
    await setSign(family.school, id, '❤️')
    await setSign(own.teacher.school, id, '❤️')
    expect((await readThread(family.school, circle)).messages).toMatchObject([
      { signs: [{ sign: '❤️', count: 2, own: true }], ownSign: '❤️' },
    ])
    await setSign(family.school, id, undefined)
    expect((await readThread(family.school, circle)).messages).toMatchObject([{ ownSign: null }])
    await expect(setSign(own.otherTeacher.school, id, '👍')).rejects.toMatchObject(notFound)
  })

  test('a retracted message leaves its place; its words are gone for readers and kept sealed for the office', async () => {
    const circle = await own.circle(family, family.childId)
    const id = await say(family, circle, 'Regretted')
    await expect(retract(own.teacher.school, id)).rejects.toMatchObject({ code: 'forbidden' })
    for (let time = 0; time < 2; time++) await retract(family.school, id)
    for (const person of [family, own.teacher, own.office])
      expect((await readThread(person.school, circle)).messages).toMatchObject([{ text: null, retracted: true }])
    expect(await searchMessages(family.school, 'regretted')).toEqual([])
    await report(own.teacher.school, id, 'hurtful')
    await forgetRetractedOf(own.place.inside)
    expect(await openReports(own.office.school)).toMatchObject([{ text: 'Regretted', retracted: true }])
    expect(await openReports(own.teacher.school)).toMatchObject([{ text: null }])
    expect(await openReports(own.otherTeacher.school)).toEqual([])
  })

  test('a report shows the office that one message of a talk between two, and lets it take it away', async () => {
    const direct = await own.direct(family, own.teacher)
    await say(own.teacher, direct, 'Harmless')
    const bad = await say(own.teacher, direct, 'Unkind')
    await expect(report(own.otherTeacher.school, bad, 'hurtful')).rejects.toMatchObject(notFound)
    for (let time = 0; time < 2; time++) await report(family.school, bad, 'hurtful')
    const [waiting, ...more] = await openReports(own.office.school)
    expect(more).toEqual([])
    expect(waiting).toMatchObject({ text: 'Unkind', author: 'Tess Teacher', reporter: 'Parent of Mina' })
    expect(await searchMessages(own.office.school, 'harmless')).toEqual([])
    await retract(own.office.school, bad)
    expect(await textsOf(family, direct)).toEqual(['Harmless', null])
    await expect(settleReport(own.teacher.school, waiting!.id)).rejects.toMatchObject(notFound)
    await settleReport(own.office.school, waiting!.id)
    expect(await openReports(own.office.school)).toEqual([])
  })
})

test('words rest sealed, and come back as they were in any script', async () => {
  const circle = await own.circle(family, family.childId)
  const words = ['<script>alert(1)</script>', 'שלום عليكم', '👨‍👩‍👧‍👦 好', 'a\nb']
  for (const each of words) await say(family, circle, each)
  expect(await textsOf(own.teacher, circle)).toEqual(words)
  const rows = await own.place.inside.read(q => q.select().from(messages))
  for (const { bodySealed } of rows) for (const each of words) expect(bodySealed).not.toContain(each)
  expect(await own.place.inside.read(q => q.select().from(conversations))).toHaveLength(1)
  expect(await searchMessages(own.teacher.school, 'ALERT(')).toMatchObject([{ seq: 1, head: { name: 'Mina Test' } }])
})
