import { expect, test } from 'vitest'
import { decimalVision, looksLikePounds, oddityOf, wrongOf } from './measurement.ts'

test.each([
  ['height', -1, 'none'],
  ['height', 0, 'none'],
  ['height', Number.NaN, 'number'],
  ['height', 1.12, 'metres'],
  ['height', 1120, 'millimetres'],
  ['height', 240, 'height'],
  ['height', 112, null],
  ['weight', 300, 'weight'],
  ['weight', 18_500, 'grams'],
  ['weight', -18, 'none'],
  ['weight', 18.5, null],
  ['head', 0.51, 'metres'],
  ['head', 90, 'head'],
  ['head', 51, null],
  ['visionLeft', 2.5, 'vision'],
  ['visionLeft', 1.2, null],
  ['visionRight', 4.9, null],
  ['visionRight', 6, 'vision'],
] as const)('%s of %s', (measure, value, wrong) => {
  expect(wrongOf(measure, value)).toBe(wrong)
})

test('vision on the five-point scale is kept as a decimal: 5.0 is 1.0, 4.7 is 0.5', () => {
  // GB/T 11533-2011, table of both scales.
  expect([5.0, 4.9, 4.7, 4.0, 5.3].map(decimalVision)).toEqual([1, 0.79, 0.5, 0.1, 2])
  expect([1.0, 0.8, 2.6, 9].map(decimalVision)).toEqual([1, 0.8, null, null])
})

test('children do not shrink and seldom jump; two people measure half a centimetre apart', () => {
  expect(oddityOf('height', 110, 109.5, 90)).toBeNull()
  expect(oddityOf('height', 110, 107, 90)).toBe('shrank')
  expect(oddityOf('height', 110, 125, 90)).toBe('jumped')
  expect(oddityOf('height', 50, 75, 365)).toBeNull()
  expect(oddityOf('weight', 20, 17, 90)).toBe('lost')
  expect(oddityOf('weight', 20, 29, 90)).toBe('gained')
  expect(oddityOf('weight', null, 29, 90)).toBeNull()
})

test('twice the weight before looks like pounds, a third more does not', () => {
  expect(looksLikePounds(18, 40)).toBe(true)
  expect([looksLikePounds(18, 24), looksLikePounds(18, 100), looksLikePounds(null, 40)]).toEqual([false, false, false])
})
