import { describe, expect, test } from 'vitest'
import { type Incoming, longestWaitMs, madeAt, merged, presenceOf, rateOf, type Standing, weekdayOf } from './policy.ts'

const mark = (markId: string, markedAt: number, over: Partial<Incoming> = {}): Incoming => ({
  markId,
  state: 'present',
  arrivedAt: null,
  leftAt: null,
  reason: null,
  markedBy: 'tess',
  markedAt,
  seen: null,
  ...over,
})
/** What stands after marks have come in, in that order. */
const standingAfter = (...marks: Incoming[]): Standing | null =>
  marks.reduce<Standing | null>((standing, each) => merged(standing, each), null)

describe('what stands', () => {
  test('is the first mark, when there was none', () => {
    expect(standingAfter(mark('a', 1))).toMatchObject({ markId: 'a', contestedBy: null })
  })

  test('is what somebody says who saw what stood, even by a clock that runs behind', () => {
    const standing = standingAfter(mark('a', 100), mark('b', 90, { seen: 'a', state: 'absent' }))
    expect(standing).toMatchObject({ markId: 'b', state: 'absent', markedAt: 100, contestedBy: null })
  })

  test('of two who did not know of each other is the later, whichever arrives first, and the other is shown', () => {
    const [early, late] = [mark('a', 10), mark('b', 20, { state: 'absent' })]
    expect(standingAfter(early, late)).toMatchObject({ markId: 'b', contestedBy: 'a' })
    expect(standingAfter(late, early)).toMatchObject({ markId: 'b', contestedBy: 'a' })
  })

  test('is the same in every order for marks of one instant', () => {
    const [one, two] = [mark('a', 10), mark('b', 10, { state: 'absent' })]
    expect(standingAfter(one, two)?.markId).toBe(standingAfter(two, one)?.markId)
  })

  test('is no conflict where both say the same', () => {
    expect(standingAfter(mark('a', 10), mark('b', 20))).toMatchObject({ markId: 'b', contestedBy: null })
  })

  test('is settled by whoever marks again having seen both', () => {
    const standing = standingAfter(mark('a', 10), mark('b', 20, { state: 'absent' }), mark('c', 30, { seen: 'b' }))
    expect(standing).toMatchObject({ markId: 'c', state: 'present', contestedBy: null })
  })

  test('keeps a conflict in sight while others agree with what stands', () => {
    const standing = standingAfter(
      mark('a', 10),
      mark('b', 20, { state: 'absent' }),
      mark('c', 15, { state: 'absent' }),
    )
    expect(standing).toMatchObject({ markId: 'b', contestedBy: 'a' })
  })
})

describe('when a mark was made', () => {
  const received = Date.parse('2026-05-04T08:00:00Z')
  test('is its receipt less its wait, however wrong the clock', () => {
    expect(madeAt(90_000, received)).toBe(received - 90_000)
  })
  test('is never after its receipt, nor longer ago than a week', () => {
    expect(madeAt(-10_000, received)).toBe(received)
    expect(madeAt(10 * longestWaitMs, received)).toBe(received - longestWaitMs)
  })
})

test('a report excuses a child that nobody has marked, and one that was marked absent; not one that is here', () => {
  const of = (state: 'present' | 'absent' | 'left' | 'open' | null, reported: boolean, reason: string | null = null) =>
    presenceOf(state && { state, reason }, reported)
  expect([of(null, false), of(null, true), of('open', true)]).toEqual(['waited_for', 'excused', 'excused'])
  expect([of('absent', false), of('absent', true), of('absent', false, 'sick')]).toEqual([
    'absent',
    'excused',
    'excused',
  ])
  expect([of('present', true), of('left', true)]).toEqual(['here', 'gone'])
})

test('rates are of marked days only', () => {
  expect(rateOf({ present: 0, absent: 0 })).toBeNull()
  expect(rateOf({ present: 9, absent: 1 })).toBe(0.9)
})

test('weeks begin on Monday', () => {
  expect([weekdayOf('2026-05-04'), weekdayOf('2026-05-10')]).toEqual([1, 7])
})
