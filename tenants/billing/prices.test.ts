import { expect, test } from 'vitest'
import { isPlan, offeredPlanIds, paidPlanIds, plans } from '../plans.ts'
import { currencies, currencyOf, intervals, priceLists, priceOn } from './prices.ts'

test('every paid plan has a price in every currency for every interval, and a year costs less than twelve months', () => {
  for (const { perChild } of priceLists)
    for (const plan of paidPlanIds)
      for (const currency of currencies) {
        for (const interval of intervals) expect(Number.isInteger(perChild[plan][interval][currency])).toBe(true)
        expect(perChild[plan].year[currency]).toBeLessThan(12 * perChild[plan].month[currency])
      }
})

test('a larger plan costs more and has no less of anything', () => {
  for (const currency of currencies)
    for (const interval of intervals)
      expect(priceOn('2026-06-01', { plan: 'plus', interval, currency }).perChild).toBeGreaterThan(
        priceOn('2026-06-01', { plan: 'basic', interval, currency }).perChild,
      )
  const [free, basic, plus] = offeredPlanIds.map(id => plans[id])
  for (const limit of ['children', 'storageGb', 'domains', 'translatedADay', 'textsADay', 'rank'] as const) {
    expect(basic?.[limit]).toBeGreaterThan(free?.[limit] ?? 0)
    expect(plus?.[limit]).toBeGreaterThan(basic?.[limit] ?? 0)
  }
})

test('the price of a day is that of the newest list that had begun', () => {
  const [now] = priceLists
  if (!now) throw new Error('No price list.')
  const dearer = {
    since: '2027-01-01',
    perChild: { ...now.perChild, basic: { ...now.perChild.basic, month: { CNY: 700, EUR: 100, USD: 110, GBP: 90 } } },
  }
  const choice = { plan: 'basic', interval: 'month', currency: 'EUR' } as const
  expect(priceOn('2026-12-31', choice, [dearer, now])).toMatchObject({ perChild: 90, since: '2026-01-01' })
  expect(priceOn('2027-01-01', choice, [dearer, now])).toMatchObject({ perChild: 100, since: '2027-01-01' })
  expect(() => priceOn('2025-12-31', choice)).toThrow(RangeError)
})

test('a school is offered the currency of its country first', () => {
  expect(['CN', 'DE', 'GB', 'US', 'AU', 'CH'].map(currencyOf)).toEqual(['CNY', 'EUR', 'GBP', 'USD', 'USD', 'EUR'])
})

test('no name of Object counts as a plan', () => {
  expect(isPlan('toString')).toBe(false)
  expect(isPlan('basic')).toBe(true)
})
