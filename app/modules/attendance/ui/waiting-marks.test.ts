import { describe, expect, test } from 'vitest'
import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import type { RegisterChild } from '../register-child.ts'
import { laid, waitingMarks } from './waiting-marks.ts'

const entry = (...fields: [string, string][]): WaitingItem => ({
  ...{ id: 'entry', topic: 'attendance', action: '/attendance/marks', fields, keptAt: 0 },
  ...{ refusal: null, state: 'waiting' },
})
const mia: RegisterChild = {
  ...{ id: 'mia', name: 'Mia', fullName: 'Mia Chen', mark: null, reported: null, alertId: null, lateStay: false },
  photoId: null,
  contested: { state: 'absent', by: 'Theo', at: '2026-05-04T07:00:00Z' },
}
const mark = (over: Partial<Parameters<typeof laid>[0]> = {}) => ({
  ...{ itemId: 'entry', markId: 'mark', childId: 'mia', day: '2026-05-04', state: 'present' as const },
  ...{ reason: null, madeAt: '2026-05-04T06:40:00Z', refusal: null },
  ...over,
})

describe('an entry', () => {
  test('says all of its marks in the order in which they were made', () => {
    const item = entry(
      ...(['mia', 'jan'] as const).flatMap((child, index): [string, string][] => [
        [`marks[${index}].markId`, `mark-${child}`],
        [`marks[${index}].childId`, child],
        [`marks[${index}].day`, '2026-05-04'],
        [`marks[${index}].state`, index === 0 ? 'present' : 'absent'],
      ]),
      ['marks[1].reason', 'sick'],
    )
    expect(waitingMarks(item)).toMatchObject([
      { childId: 'mia', state: 'present', reason: null, itemId: 'entry' },
      { childId: 'jan', state: 'absent', reason: 'sick', itemId: 'entry' },
    ])
  })

  test('of something else says none', () => {
    expect(waitingMarks(entry(['checks[0].checkId', 'a']))).toEqual([])
  })
})

describe('a child as it stands once its mark is taken', () => {
  test('came when it was tapped, and nobody contests that any more', () => {
    expect(laid(mark(), mia)).toMatchObject({
      contested: null,
      mark: { id: 'mark', state: 'present', arrivedAt: '2026-05-04T06:40:00Z', leftAt: null },
    })
  })

  test('came when it came, also when it is marked as gone', () => {
    const here = laid(mark({ madeAt: '2026-05-04T06:30:00Z' }), mia)
    expect(laid(mark({ state: 'left' }), here).mark).toMatchObject({
      arrivedAt: '2026-05-04T06:30:00Z',
      leftAt: '2026-05-04T06:40:00Z',
    })
    expect(laid(mark({ state: 'absent', reason: 'sick' }), here).mark).toMatchObject({
      ...{ arrivedAt: null, leftAt: null, reason: 'sick' },
    })
  })

  test('is another child’s business', () => {
    expect(laid(mark({ childId: 'jan' }), mia)).toBe(mia)
  })
})
