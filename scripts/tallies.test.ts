import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { playwrightTally, vitestTally } from './tallies.mjs'

const folder = mkdtempSync(join(tmpdir(), 'cubby-tallies-'))
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('sums count files that could not be loaded, repeats, and say when a run broke down', () => {
  const files = [
    { name: 'a.test.ts', status: 'failed', assertionResults: [] },
    {
      ...{ name: 'b.test.ts', status: 'failed' },
      assertionResults: [
        { status: 'failed', fullName: 'adds' },
        { status: 'passed', fullName: 'takes' },
      ],
    },
  ]
  write(
    'v.json',
    JSON.stringify({
      success: false,
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 0,
      testResults: files,
    }),
  )
  expect(vitestTally(join(folder, 'v.json'))).toEqual({
    ...{ passed: 5, failed: 2, skipped: 2 },
    names: ['a.test.ts', 'b.test.ts: adds'],
  })
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
  const suites = [
    {
      file: 'c.spec.ts',
      specs: [spec('opens', 'unexpected'), spec('closes', 'expected')],
      suites: [{ file: 'c.spec.ts', specs: [spec('turns', 'flaky')] }],
    },
  ]
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }
  write('p.json', JSON.stringify({ stats, suites, errors: [{}] }))
  expect(playwrightTally(join(folder, 'p.json'))).toEqual({
    ...{ passed: 3, failed: 3, skipped: 0 },
    names: ['c.spec.ts: opens', 'c.spec.ts: turns'],
  })
  expect(vitestTally(join(folder, 'none.json'))).toBeNull()
})
