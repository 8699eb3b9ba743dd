import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { problemOf } from '#tenants/people/test-people.ts'
import { dayBeside } from './clock.ts'
import { correctDay, markChildren } from './marking.server.ts'
import { readRegister } from './register.server.ts'
import { instantOf } from './school-day.server.ts'
import { defaults, type Family, TestRegister } from './test-register.ts'

let own: TestRegister
let mia: Family
beforeEach(async () => {
  own = await TestRegister.make()
  mia = await own.family('Mia')
})

const correction = (over: object) => ({
  markId: uuidv7(),
  day: dayBeside(own.today, -3),
  state: 'present' as const,
  why: 'Came in by the garden door',
  ...over,
})

describe('a mark', () => {
  test('says that a child is here, since when and who said so', async () => {
    await own.send(own.teacher, own.mark(mia.childId))
    const { children } = await readRegister(own.teacher.school, own.bees, own.today)
    expect(children).toMatchObject([{ name: 'Mia', mark: { state: 'present', markedBy: 'Tess Teacher' } }])
    expect(children[0]?.mark?.arrivedAt).not.toBeNull()
  })

  test('sent twice is one, also after another has followed', async () => {
    const first = own.mark(mia.childId)
    await own.send(own.teacher, first)
    await own.send(own.teacher, own.mark(mia.childId, { state: 'absent', seenMark: first.markId }))
    await own.send(own.teacher, first)
    expect(await own.marks(mia.childId)).toHaveLength(2)
    expect(await own.day(mia.childId)).toMatchObject({ state: 'absent', contestedBy: null, revision: 2 })
  })

  test('that waited for the network keeps the moment at which it was made, by whatever clock', async () => {
    const received = instantOf(own.inside, own.today, '12:00')
    const clientAt = Date.parse('2001-01-01T00:00:00Z')
    const mark = own.mark(mia.childId, { clientAt: new Date(clientAt).toISOString() })
    await markChildren(own.teacher.school, defaults, [mark], 3_600_000, received)
    expect((await own.day(mia.childId))?.arrivedAt?.getTime()).toBe(received - 3_600_000)
  })

  test('made earlier and arriving later does not overwrite, and both are shown', async () => {
    const now = instantOf(own.inside, own.today, '12:00')
    const [late, early] = [own.mark(mia.childId, { state: 'absent' }), own.mark(mia.childId)]
    await markChildren(own.office.school, defaults, [late], 5 * 60_000, now)
    const answer = await markChildren(own.teacher.school, defaults, [early], 30 * 60_000, now)
    expect(answer).toEqual({ outcomes: [{ markId: early.markId, stands: false, contested: true }] })
    const { children } = await readRegister(own.teacher.school, own.bees, own.today)
    expect(children[0]).toMatchObject({
      mark: { state: 'absent', markedBy: 'Olga Office' },
      contested: { state: 'present', by: 'Tess Teacher' },
    })
  })

  test('of two teachers at once are both kept, one stands, and the conflict is shown until somebody decides', async () => {
    const [one, two] = [own.mark(mia.childId), own.mark(mia.childId, { state: 'absent' })]
    await Promise.all([own.send(own.teacher, one), own.send(own.office, two)])
    expect(await own.marks(mia.childId)).toHaveLength(2)
    const day = await own.day(mia.childId)
    expect([day?.markId, day?.contestedBy].sort()).toEqual([one.markId, two.markId].sort())
    await own.send(own.teacher, own.mark(mia.childId, { seenMark: day?.markId }))
    expect(await own.day(mia.childId)).toMatchObject({ state: 'present', contestedBy: null })
  })

  test('for tomorrow is refused, and so is one for yesterday, which wants a reason; nothing is written', async () => {
    const jan = await own.family('Jan')
    for (const [step, refused] of [
      [1, 'tomorrow'],
      [-1, 'past'],
    ] as const) {
      const wrong = own.mark(jan.childId, { day: dayBeside(own.today, step) })
      expect(await own.send(own.teacher, own.mark(mia.childId), wrong)).toEqual({ refused, at: 1 })
    }
    expect(await own.marks(mia.childId)).toEqual([])
  })

  test('late by the school’s clock is late', async () => {
    const noon = instantOf(own.inside, own.today, '12:00')
    const at = async (arrived: string) => {
      await markChildren(own.teacher.school, defaults, [own.mark(mia.childId, { arrived })], 0, noon)
      return (await own.day(mia.childId))?.late
    }
    expect([await at('09:00'), await at('09:01')]).toEqual([false, true])
  })

  test('of going home keeps when the child came, and taking it back too', async () => {
    const noon = instantOf(own.inside, own.today, '12:00')
    const send = (over: object, minutes = 0) =>
      markChildren(own.teacher.school, defaults, [own.mark(mia.childId, over)], 0, noon + minutes * 60_000)
    await send({ arrived: '08:10' })
    await send({ state: 'left', seenMark: (await own.day(mia.childId))?.markId }, 1)
    expect(await own.day(mia.childId)).toMatchObject({ state: 'left', leftAt: new Date(noon + 60_000) })
    await send({ state: 'present', seenMark: (await own.day(mia.childId))?.markId }, 2)
    expect(await own.day(mia.childId)).toMatchObject({
      state: 'present',
      leftAt: null,
      arrivedAt: new Date(instantOf(own.inside, own.today, '08:10')),
    })
  })

  test('with a time that has not come, or a leaving before the coming, is refused', async () => {
    const noon = instantOf(own.inside, own.today, '12:00')
    const send = (over: object) => markChildren(own.teacher.school, defaults, [own.mark(mia.childId, over)], 0, noon)
    expect(await send({ arrived: '12:30' })).toEqual({ refused: 'future', at: 0 })
    expect(await send({ state: 'left', arrived: '10:00', left: '09:00' })).toEqual({ refused: 'left_first', at: 0 })
  })
})

describe('a child of others', () => {
  test('does not exist for another class’s teacher, nor for its own guardian’s taps', async () => {
    for (const somebody of [own.otherTeacher, mia])
      expect(await problemOf(own.send(somebody, own.mark(mia.childId)))).toBe('not_found')
    expect(await own.marks(mia.childId)).toEqual([])
    expect(await problemOf(readRegister(own.otherTeacher.school, own.bees, own.today))).toBe('not_found')
  })

  test('takes the whole batch down with it', async () => {
    const frog = await own.family('Finn', own.frogs)
    expect(await problemOf(own.send(own.teacher, own.mark(mia.childId), own.mark(frog.childId)))).toBe('not_found')
    expect(await own.marks(mia.childId)).toEqual([])
  })
})

describe('a correction', () => {
  test('changes the past with its reason, and the history keeps both', async () => {
    const before = correction({ state: 'absent' })
    await correctDay(own.teacher.school, defaults, mia.childId, before)
    await correctDay(
      own.office.school,
      defaults,
      mia.childId,
      correction({ arrived: '08:30', seenMark: before.markId }),
    )
    expect(await own.day(mia.childId, before.day)).toMatchObject({ state: 'present', markedBy: own.office.memberId })
    expect((await own.marks(mia.childId)).map(({ state, why }) => [state, why])).toEqual([
      ['absent', 'Came in by the garden door'],
      ['present', 'Came in by the garden door'],
    ])
  })

  test('of a day to come is refused, and of a day on which the child was in no class it is not found', async () => {
    const tomorrow = correction({ day: dayBeside(own.today, 1) })
    expect(await correctDay(own.teacher.school, defaults, mia.childId, tomorrow)).toBe('tomorrow')
    const before = correction({ day: '2019-05-06' })
    expect(await problemOf(correctDay(own.office.school, defaults, mia.childId, before))).toBe('not_found')
  })
})
