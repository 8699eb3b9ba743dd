import { expect, test } from 'vitest'
import { shownCheck } from './shown-check.ts'

const at = new Date('2026-11-26T02:15:20Z')
const figures = { tables: 131, probes: 900, probesAtRows: 300 }
const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000)

test('a result is shown as it is, whichever it is', () => {
  for (const outcome of ['passed', 'failed', 'broken'] as const)
    expect(shownCheck({ outcome, at, ...figures }, after(20))).toEqual({
      state: outcome,
      at: '2026-11-26T02:15:20.000Z',
      ...figures,
    })
})

test('one that passed more than two days ago is no good news, and none is none', () => {
  expect(shownCheck({ outcome: 'passed', at, ...figures }, after(47)).state).toBe('passed')
  expect(shownCheck({ outcome: 'passed', at, ...figures }, after(49)).state).toBe('stale')
  expect(shownCheck({ outcome: 'failed', at, ...figures }, after(49)).state).toBe('failed')
  expect(shownCheck(null, at)).toMatchObject({ state: 'none', at: null })
})
