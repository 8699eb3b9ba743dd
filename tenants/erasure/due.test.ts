import { describe, expect, test } from 'vitest'
import { addDays } from '../billing/lifecycle.ts'
import { lastDayOf, letterDue, mayBegin, type Notice } from './due.ts'

/** Runs a clock from the day of closing; looks every so many days, sends what is due. */
function run(closedOn: string, { every = 1, from = 0 } = {}) {
  const notice: Notice = { closedOn, toldDays: [], lastToldOn: null }
  const told: [string, number][] = []
  for (let day = addDays(closedOn, from); ; day = addDays(day, every)) {
    if (mayBegin(day, notice)) return { told, erasedOn: day }
    const due = letterDue(day, notice)
    if (due === null) continue
    told.push([day, due])
    Object.assign(notice, { toldDays: [...notice.toldDays, due], lastToldOn: day })
  }
}

test.each([
  ['2026-11-28', '2027-02-26'],
  ['2026-11-30', '2027-02-28'],
  ['2027-12-01', '2028-02-29'],
  ['2027-11-30', '2028-02-28'],
  ['2028-02-29', '2028-05-29'],
  ['2026-12-31', '2027-03-31'],
  ['2027-01-31', '2027-05-01'],
])('closed on %s it can be fetched until %s, and is gone the day after', (closedOn, last) => {
  expect(lastDayOf(closedOn)).toBe(last)
  const { told, erasedOn } = run(closedOn)
  expect(erasedOn).toBe(addDays(last, 1))
  expect(told).toEqual([
    [addDays(last, -30), 30],
    [addDays(last, -7), 7],
    [addDays(last, -1), 1],
  ])
})

describe('a worker that did not run', () => {
  test.each([2, 3, 5, 10, 20, 45])(
    'for %i days at a time still warns before it erases, each letter at most once',
    every => {
      const { told, erasedOn } = run('2027-12-01', { every })
      expect(told.at(-1)?.[1]).toBe(1)
      expect(erasedOn > (told.at(-1)?.[0] ?? '')).toBe(true)
      expect(new Set(told.map(([, days]) => days)).size).toBe(told.length)
    },
  )

  test('for half a year sends the last letter alone, and erases a day later', () => {
    const { told, erasedOn } = run('2026-01-31', { from: 200 })
    expect(told).toEqual([[addDays('2026-01-31', 200), 1]])
    expect(erasedOn).toBe(addDays('2026-01-31', 201))
  })
})
