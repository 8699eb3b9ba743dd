import { expect, test } from 'vitest'
import { needsOrder, possibleOrders, readDay } from './day.ts'

const today = '2026-11-26'

test.each([
  ['2021-03-05', '2021-03-05'],
  ['2021/3/5', '2021-03-05'],
  ['2021.3.5', '2021-03-05'],
  ['2021年3月5日', '2021-03-05'],
  ['２０２１年３月５日', '2021-03-05'],
  ['20210305', '2021-03-05'],
  ['2021-03-05T00:00:00', '2021-03-05'],
  ['5/3/2021', '2021-03-05'],
  ['05.03.21', '2021-03-05'],
  ['5-3-99', '1999-03-05'],
  ['29/2/2024', '2024-02-29'],
])('%s is a day', (written, day) => {
  expect(readDay(written, 'dmy', today)).toEqual({ day })
})

test('the order of digits decides', () => {
  expect(readDay('3/5/2021', 'mdy', today)).toEqual({ day: '2021-03-05' })
})

test.each([
  ['29 February of a common year', '29/2/2023', 'no_such_day'],
  ['29 February, Chinese', '2023年2月29日', 'no_such_day'],
  ['a 13th month', '2021-13-01', 'no_such_day'],
  ['words', 'last spring', 'unreadable'],
  ['a number', '44260', 'unreadable'],
])('%s is said', (_name, written, reason) => {
  expect(readDay(written, 'dmy', today)).toBe(reason)
})

test('the order is asked only where every day can be read in both', () => {
  expect(needsOrder(['3/5/2021', '1/2/2022'])).toBe(true)
  expect([needsOrder(['3/5/2021', '25/2/2022']), possibleOrders(['3/5/2021', '25/2/2022'])]).toEqual([false, ['dmy']])
  expect(possibleOrders(['12/25/2021'])).toEqual(['mdy'])
  expect(needsOrder(['2021-03-05', '2021年3月5日', ''])).toBe(false)
  // Both in one file: whatever is said, the others are problems of their rows.
  expect([needsOrder(['25/2/2022', '2/25/2022']), possibleOrders(['25/2/2022', '2/25/2022'])]).toEqual([true, []])
})
