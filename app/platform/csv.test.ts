import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test.each([
  [`=cmd|' /C calc'!A0`, `'=cmd|' /C calc'!A0`],
  ['+SUM(A1)', `'+SUM(A1)`],
  ['@here', `'@here`],
  ['-1+1', `'-1+1`],
  ['\t=1+1', `'\t=1+1`],
  ['  =1', `'  =1`],
  ['-1.5', '-1.5'],
  ['+49301234', '+49301234'],
  ['a "b", c', '"a ""b"", c"'],
  ['王小明', '王小明'],
])('%s becomes %s', (written, cell) => {
  expect(csvOf([[written, 'x']])).toBe(`\ufeff${cell},x\r\n`)
})
