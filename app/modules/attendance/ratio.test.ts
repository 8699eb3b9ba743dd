import { expect, test } from 'vitest'
import { adultsNeeded, isShort, limitOf } from './ratio.ts'

test.each([
  [8, 1, 8, false],
  [9, 1, 8, true],
  [9, 2, 8, false],
  [1, 0, 8, true],
  [0, 0, 8, false],
])('%i children with %i adults at %i each: short is %s', (children, adults, limit, short) => {
  expect(isShort({ children, adults, limit })).toBe(short)
  expect(isShort({ children, adults: adultsNeeded({ children, limit }), limit })).toBe(false)
})

test('a class has its own number, or the school’s, or none', () => {
  expect(limitOf({ ratio: 8, ratios: { bees: 4 } }, 'bees')).toBe(4)
  expect(limitOf({ ratio: 8, ratios: { bees: 4 } }, 'frogs')).toBe(8)
  expect(limitOf({ ratio: null, ratios: {} }, 'bees')).toBeNull()
})
