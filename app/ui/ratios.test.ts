import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { narrowest, ratioStep, widest } from './ratio-step.ts'

test('every shape that a photo can be given has its rule', () => {
  const css = readFileSync('app/ui/ratios.css', 'utf8')
  for (let ratio = narrowest / 2; ratio < widest * 1.5; ratio += 0.013)
    expect(css).toContain(`[data-ratio="${ratioStep(ratio)}"]`)
})

test('a picture without a size is square', () => {
  expect(ratioStep(Number.NaN)).toBe('1.00')
  expect(ratioStep(Number.POSITIVE_INFINITY)).toBe('1.00')
})
