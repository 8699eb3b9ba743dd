import { describe, expect, test } from 'vitest'
import { StatementNames } from './statement-names.ts'

describe('names of statements', () => {
  test('a text is named when it comes a second time, and keeps its name', () => {
    const names = new StatementNames(10)
    expect([names.nameOf('select 1'), names.nameOf('select 1'), names.nameOf('select 1')]).toEqual([
      undefined,
      's1',
      's1',
    ])
  })

  test('two texts never share a name', () => {
    const names = new StatementNames(10)
    for (const text of ['select 1', 'select 2']) names.nameOf(text)
    expect(names.nameOf('select 1')).not.toBe(names.nameOf('select 2'))
  })

  test('beyond the limit texts stay unnamed, those known keep theirs', () => {
    const names = new StatementNames(1)
    for (const text of ['select 1', 'select 1', 'select 2']) names.nameOf(text)
    expect([names.nameOf('select 2'), names.nameOf('select 1')]).toEqual([undefined, 's1'])
  })
})
