import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { TestStream } from '#app/platform/test-stream.ts'
import { liveEvents } from '#db/schema/events.ts'
import { setAnnounceOnly } from './inbox.server.ts'
import { setMuted } from './marks.server.ts'
import { setShowsTyping } from './preferences.server.ts'
import { type Family, type Person, say, TestTalk } from './test-talk.ts'
import { tellTyping } from './typing.server.ts'

let own: TestTalk
let family: Family
beforeEach(async () => {
  own = await TestTalk.make()
  family = await own.family()
})

const open = ({ visitor }: Person) => TestStream.open(visitor)
const others = (school: Person['school']) => school.asSystem().read(q => q.select().from(liveEvents))

/** What a stream was told, and nobody has taken, before something that comes now. */
async function toldBefore(stream: TestStream): Promise<string> {
  const id = randomUUID()
  await own.place.inside.write(tx => tx.announce('test.told', id, {}))
  let next = await stream.next()
  while (next.id !== id) next = await stream.next()
  return stream.rest
}

describe('that somebody writes', () => {
  test('is told to the open pages of the others in the conversation, by ids alone, and written down nowhere', async () => {
    const father = await own.guardian(family.childId, 'Father')
    const circle = await own.circle(family, family.childId)
    const streams = await Promise.all([father, own.teacher].map(open))
    const writers = await open(family)
    const rows = await others(family.school)
    expect(await tellTyping(family.school, circle)).toBe(true)
    for (const stream of streams) expect(await stream.nextTyping()).toEqual({ id: circle, by: family.memberId })
    expect(await others(family.school)).toEqual(rows)
    expect(await toldBefore(writers)).not.toContain('typing')
  })

  test('is not told where one does not belong, whoever has a stream open', async () => {
    const neighbour = await own.family()
    const stranger = await (await TestTalk.make()).family()
    const circle = await own.circle(family, family.childId)
    const direct = await own.direct(family, own.teacher)
    const [next, frog, office] = await Promise.all([neighbour, own.otherTeacher, own.office].map(open))
    for (const id of [circle, direct]) {
      for (const person of [neighbour, own.otherTeacher, stranger])
        await expect(tellTyping(person.school, id)).rejects.toMatchObject({ code: 'not_found' })
      expect(await tellTyping(family.school, id)).toBe(true)
    }
    // The office reads the circle along, and not what two say to each other.
    expect(await office?.nextTyping()).toEqual({ id: circle, by: family.memberId })
    for (const stream of [next, frog, office]) expect(stream && (await toldBefore(stream))).not.toContain('typing')
  })

  test.each([
    ['to see', { maySee: false }],
    ['to write', { mayMessage: false }],
    ['altogether', { endedAt: new Date() }],
  ])('is not told to a guardian whose right %s ended a second ago, nor by them', async (_, change) => {
    const circle = await own.circle(family, family.childId)
    const direct = await own.direct(family, own.teacher)
    const [stream, office] = [await open(family), await open(own.office)]
    // The stream has looked: it knows whose it is.
    await toldBefore(stream)
    await own.change(family, change)
    for (const id of [direct, circle]) {
      expect(await tellTyping(own.teacher.school, id)).toBe(true)
      await expect(tellTyping(family.school, id)).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await office.nextTyping()).toMatchObject({ id: circle })
    expect(await toldBefore(stream)).not.toContain('typing')
  })

  test('is passed on at a pace, in each conversation', async () => {
    const [circle, direct] = [await own.circle(family, family.childId), await own.direct(family, own.teacher)]
    const stream = await open(own.teacher)
    const told = []
    for (const id of [circle, circle, circle, direct, circle]) told.push(await tellTyping(family.school, id))
    expect(told).toEqual([true, false, false, true, false])
    expect([(await stream.nextTyping()).id, (await stream.nextTyping()).id].sort()).toEqual([circle, direct].sort())
    expect(await toldBefore(stream)).not.toContain('typing')
  })

  test('is not told where only the school writes, nor of who does not want it', async () => {
    const group = await own.group(own.teacher)
    const stream = await open(family)
    expect(await tellTyping(own.teacher.school, group)).toBe(true)
    expect(await stream.nextTyping()).toEqual({ id: group, by: own.teacher.memberId })
    await setAnnounceOnly(own.teacher.school, group, true)
    for (const person of [own.teacher, family]) expect(await tellTyping(person.school, group)).toBe(false)
    const circle = await own.circle(family, family.childId)
    await setShowsTyping(own.teacher.school, false)
    expect(await tellTyping(own.teacher.school, circle)).toBe(false)
    await setShowsTyping(own.teacher.school, true)
    expect(await tellTyping(own.teacher.school, circle)).toBe(true)
    expect(await stream.nextTyping()).toEqual({ id: circle, by: own.teacher.memberId })
  })

  test('is told to who has muted the conversation, too, and leaves what is unread as it is', async () => {
    const circle = await own.circle(family, family.childId)
    await say(family, circle)
    await setMuted(own.teacher.school, circle, true)
    const stream = await open(own.teacher)
    await tellTyping(family.school, circle)
    expect(await stream.nextTyping()).toMatchObject({ id: circle })
  })
})
