import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Checked, levelOf, nothingFound, standingCheck, thresholdsOf } from './check-policy.ts'

const line = { alertFrom: 37.3, alertSigns: true }

describe('a finding is', () => {
  test.each([
    ['fine', {}],
    ['fine', { temperature: 37.2 }],
    ['alert', { temperature: 37.3 }],
    ['alert', { hands: 'blisters' }],
    ['alert', { skin: 'rash' }],
    ['noticed', { mood: 'tired' }],
    ['noticed', { note: 'Slept badly' }],
  ] as const)('%s: %o', (level, seen) => {
    expect(levelOf({ ...nothingFound, ...seen }, line)).toBe(level)
  })

  test('no alert for a rash where the school does not want that, but for a fever always', () => {
    const only = { ...line, alertSigns: false }
    expect(levelOf({ ...nothingFound, skin: 'rash' }, only)).toBe('noticed')
    expect(levelOf({ ...nothingFound, skin: 'rash', temperature: 39 }, only)).toBe('alert')
  })
})

test('a school goes by its own line, or else by its country’s', () => {
  const own = (checkAlertFrom: number | null, country: string) =>
    thresholdsOf({ checkAlertFrom, checkAlertSigns: true }, country).alertFrom
  expect([own(null, 'CN'), own(null, 'GB'), own(37.5, 'CN')]).toEqual([37.3, 38, 37.5])
})

describe('of several checks', () => {
  const check = (id: string, level: Checked['level'], at: number, seen: string | null = null) => ({
    id,
    level,
    at,
    seen,
  })

  test('the later stands', () => {
    expect(standingCheck([check('a', 'fine', 1), check('b', 'noticed', 2)])?.id).toBe('b')
  })

  test('“all the others are fine” by somebody who did not know hides no fever', () => {
    expect(standingCheck([check('a', 'alert', 1), check('b', 'fine', 2)])?.id).toBe('a')
    expect(standingCheck([check('a', 'alert', 1), check('b', 'open', 2)])?.id).toBe('a')
  })

  test('whoever saw it may say milder, and take it back', () => {
    expect(standingCheck([check('a', 'alert', 1), check('b', 'fine', 2, 'a')])?.id).toBe('b')
    expect(standingCheck([check('a', 'alert', 1), check('b', 'open', 2, 'a')])?.level).toBe('open')
  })

  test('the order of arrival does not matter', () => {
    const any = fc.array(
      fc.record({
        level: fc.constantFrom('open', 'fine', 'noticed', 'alert') as fc.Arbitrary<Checked['level']>,
        at: fc.integer({ min: 0, max: 3 }),
        seen: fc.option(fc.integer({ min: 0, max: 5 }).map(String)),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(any, rows => {
        const checks = rows.map((row, index) => ({ ...row, id: String(index) }))
        expect(standingCheck([...checks].reverse())?.id).toBe(standingCheck(checks)?.id)
      }),
    )
  })
})
