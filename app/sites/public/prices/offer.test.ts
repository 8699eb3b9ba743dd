import { expect, test } from 'vitest'
import '#app/modules/index.ts'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { translator } from '#app/platform/i18n/translate.ts'
import { currencies, priceOn } from '#tenants/billing/prices.ts'
import { plans } from '#tenants/plans.ts'
import { allModules } from '#tenants/registry.ts'
import { childrenAsked, currencyFor, offeredPlans } from './offer.server.ts'

const t = translator('en', catalogueOf('en'), { class_one: 'class', class_other: 'classes' })
const address = (query = '') => new URL(`http://localhost/prices${query}`)
const asking = (language: string) => new Request(address(), { headers: { 'accept-language': language } })

test.each([
  ['en-GB', '', 'GBP'],
  ['en-US', '', 'USD'],
  ['de', '', 'EUR'],
  ['zh-CN', '', 'CNY'],
  ['zh-CN', '?currency=EUR', 'EUR'],
  ['fr-FR', '?currency=DOGE', 'EUR'],
  ['', '', 'EUR'],
])('prices for "%s" %s are in %s', (language, query, currency) => {
  expect(currencyFor(asking(language), address(query), 'en')).toBe(currency)
})

test.each(currencies)('what is shown in %s is what is charged', currency => {
  const day = '2026-11-28'
  const [free, basic, plus] = offeredPlans(currency, t, day)
  expect(free?.perChild).toEqual({ month: 0, year: 0 })
  for (const shown of [basic, plus]) {
    const id = shown?.id === 'basic' ? 'basic' : 'plus'
    for (const interval of ['month', 'year'] as const)
      expect(shown?.perChild[interval]).toBe(priceOn(day, { plan: id, interval, currency }).perChild)
    expect(shown).toMatchObject({ children: plans[id].children, storageGb: plans[id].storageGb })
  }
})

test('every module stands in exactly one plan', () => {
  const names = offeredPlans('EUR', t).flatMap(({ modules }) => modules)
  expect(names).toHaveLength(allModules().length)
  expect(new Set(names).size).toBe(names.length)
})

test.each([
  ['', 80],
  ['?children=31', 31],
  ['?children=0', 1],
  ['?children=99999', plans.plus.children],
  ['?children=many', 80],
  ['?children=-4', 80],
])('a school of %s is worked out for %i children', (query, count) => {
  expect(childrenAsked(address(query), 80)).toBe(count)
})
