import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { heapGrowth } from './heap.ts'

test('this Node knows the flag by which the heap may grow', () => {
  const run = (flag: string) =>
    execFileSync(process.execPath, [flag, '-p', '1 + 1'], { encoding: 'utf8', stdio: 'pipe' })
  expect(run(heapGrowth).trim()).toBe('2')
  expect(() => run('--heap-growing-by-magic=150')).toThrow('bad option')
})
