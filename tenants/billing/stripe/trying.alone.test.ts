import { afterAll, beforeAll, expect, test } from 'vitest'
import { allPrices, lookupKey } from './catalogue.server.ts'
import { type StripeDouble, startStripe } from './double/start.ts'
import { eventTypes } from './event-types.ts'
import { syncStripe, tryStripe } from './trying.server.ts'

let double: StripeDouble
beforeAll(async () => {
  double = await startStripe()
})
afterAll(() => double.close())

test('the account is made ready; once more makes nothing', async () => {
  const said: string[] = []
  expect(await syncStripe(line => said.push(line))).toBe(true)
  const { prices, products, portals } = double.books.state
  const sizes = () => [prices.size, products.size, portals.size]
  expect(sizes()).toEqual([allPrices.length, 2, 1])
  expect(new Set([...prices.values()].map(each => each.lookup_key))).toEqual(new Set(allPrices.map(lookupKey)))
  expect([...prices.values()].every(each => each.tax_behavior === 'exclusive' && each.metadata.plan)).toBe(true)
  expect([...portals.values()][0]?.features.subscription_cancel.enabled).toBe(false)
  await syncStripe(() => {})
  expect(sizes()).toEqual([allPrices.length, 2, 1])
  expect(said.join('\n')).toContain('/webhooks/stripe')
  expect(said.join('\n')).toContain(eventTypes[0])
})

test('what is tried with a test key goes through, on a clock of its own that is removed', async () => {
  const said: string[] = []
  expect(await tryStripe(line => said.push(line))).toBe(true)
  expect(said.filter(line => line.startsWith('NO'))).toEqual([])
  expect(said.filter(line => line.startsWith('ok')).length).toBeGreaterThan(10)
  expect(double.books.state.clocks.size).toBe(0)
})
