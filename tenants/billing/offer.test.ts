import { describe, expect, test } from 'vitest'
import { effectOf, type Holding, lossesOn } from './offer.ts'

const trial: Holding = { plan: 'trial', planEndsOn: '2026-12-24', subscription: null }
const basicYear: Holding = { plan: 'basic', planEndsOn: null, subscription: { interval: 'year', next: null } }
const plusMonth: Holding = { plan: 'plus', planEndsOn: null, subscription: { interval: 'month', next: null } }

describe('a choice takes effect', () => {
  test.each([
    ['on trial, of a paid plan', trial, 'basic', 'year', 'begin'],
    ['on trial, of the free plan', trial, 'free', 'year', 'free'],
    ['after a subscription has ended, of the same plan', { ...trial, plan: 'basic' }, 'basic', 'year', 'begin'],
    ['on the free plan, of the free plan', { ...trial, plan: 'free', planEndsOn: null }, 'free', 'year', 'same'],
    ['of a larger plan', basicYear, 'plus', 'year', 'now'],
    ['of a larger plan by the month', basicYear, 'plus', 'month', 'now'],
    ['of the same by the year instead of the month', plusMonth, 'plus', 'year', 'now'],
    ['of the same by the month instead of the year', basicYear, 'basic', 'month', 'next'],
    ['of a smaller plan', plusMonth, 'basic', 'month', 'next'],
    ['of nothing that costs', plusMonth, 'free', 'month', 'next'],
    ['of what there is', basicYear, 'basic', 'year', 'same'],
  ] as const)('%s', (_, holding, plan, interval, effect) => {
    expect(effectOf(holding, { plan, interval })).toBe(effect)
  })

  test('of what there is, while something else is to come, by keeping it', () => {
    const leaving: Holding = {
      ...basicYear,
      subscription: { interval: 'year', next: { plan: 'free', interval: null } },
    }
    expect(effectOf(leaving, { plan: 'basic', interval: 'year' })).toBe('keep')
    expect(effectOf(leaving, { plan: 'free', interval: 'year' })).toBe('same')
    expect(effectOf(leaving, { plan: 'plus', interval: 'year' })).toBe('now')
  })

  test('of what is to come anyway, not again', () => {
    const smaller: Holding = {
      ...plusMonth,
      subscription: { interval: 'month', next: { plan: 'basic', interval: 'year' } },
    }
    expect(effectOf(smaller, { plan: 'basic', interval: 'year' })).toBe('same')
    expect(effectOf(smaller, { plan: 'basic', interval: 'month' })).toBe('next')
  })
})

test('what goes off is said by module, and of what there is too much by number', () => {
  const on = [
    { id: 'albums', plan: 'free' },
    { id: 'portfolio', plan: 'basic' },
    { id: 'reports', plan: 'plus' },
  ] as const
  expect(lossesOn('basic', on, { children: 150, storageGb: 101.5, domains: 1 })).toEqual({
    modules: ['reports'],
    over: [{ limit: 'storageGb', used: 101.5, allowed: 100 }],
  })
  expect(lossesOn('free', on, { children: 31 })).toEqual({
    modules: ['portfolio', 'reports'],
    over: [{ limit: 'children', used: 31, allowed: 30 }],
  })
  expect(lossesOn('plus', on, { children: 31 })).toEqual({ modules: [], over: [] })
})
