import { expect, test } from 'vitest'
import { system } from '#tenants/actor.ts'
import { School, type SchoolFacts } from '#tenants/school.server.ts'
import { clockAt, dayAt, daysOf, instantOf } from './school-day.server.ts'

const schoolIn = (timeZone: string) => new School({ timeZone } as SchoolFacts, system)
const berlin = schoolIn('Europe/Berlin')

test('one instant is three days around the world', () => {
  const instant = Date.parse('2026-05-04T11:30:00Z')
  expect(
    ['Pacific/Kiritimati', 'Europe/Berlin', 'Pacific/Midway'].map(zone => [
      dayAt(schoolIn(zone), instant),
      clockAt(schoolIn(zone), instant),
    ]),
  ).toEqual([
    ['2026-05-05', '01:30'],
    ['2026-05-04', '13:30'],
    ['2026-05-04', '00:30'],
  ])
})

test('a day lasts from midnight to midnight on the school’s wall, also on the two days on which it is no 24 hours', () => {
  for (const [day, hours] of [
    ['2026-03-29', 23],
    ['2026-05-04', 24],
    ['2026-10-25', 25],
  ] as const) {
    const from = instantOf(berlin, day, '00:00')
    const to = from + hours * 3_600_000
    expect([dayAt(berlin, from - 1), dayAt(berlin, from), dayAt(berlin, to - 1), dayAt(berlin, to)]).toEqual([
      expect.not.stringMatching(day),
      day,
      day,
      expect.not.stringMatching(day),
    ])
  }
})

test('an hour that clocks skip is the one after it, and of one that comes twice it is the first', () => {
  expect(new Date(instantOf(berlin, '2026-03-29', '02:30')).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(new Date(instantOf(berlin, '2026-10-25', '02:30')).toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

test('months know their last day', () => {
  expect(daysOf('2028-02')).toMatchObject({ first: '2028-02-01', last: '2028-02-29' })
  expect(daysOf('2026-02').days).toHaveLength(28)
})
