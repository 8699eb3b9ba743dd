import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test.each([
  ['=cmd|’/c calc’!A1', "'=cmd|’/c calc’!A1"],
  ['+49 30', "'+49 30"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1+1', "'\t=1+1"],
  ['  =1', "'  =1"],
  ['Mia "the bee"', '"Mia ""the bee"""'],
  ['Chen, Mia', '"Chen, Mia"'],
  ['=A1,B1', '"\'=A1,B1"'],
  ['一诺', '一诺'],
])('%j is no formula and stays one cell', (value, cell) => {
  expect(csvOf([[value, 3]])).toBe(`\uFEFF${cell},3\r\n`)
})
