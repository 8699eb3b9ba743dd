import { describe, expect, test } from 'vitest'
import { blocksOf, excerptOf } from './markup.ts'

const plain = (text: string) => ({ kind: 'text', text })

describe('the markup of a notice', () => {
  test('an empty line parts paragraphs, a line end stays within one', () => {
    expect(blocksOf('One\ntwo\n\nthree')).toEqual([
      { kind: 'paragraph', lines: [[plain('One')], [plain('two')]] },
      { kind: 'paragraph', lines: [[plain('three')]] },
    ])
  })

  test('lists are dashes or numbers, and numbers stay as they were written', () => {
    expect(blocksOf('Bring:\n- boots\n- a hat\n3. then\n、no list')).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'list', ordered: false, items: [{ pieces: [plain('boots')] }, { pieces: [plain('a hat')] }] },
      { kind: 'list', ordered: true, items: [{ number: 3, pieces: [plain('then')] }] },
      { kind: 'paragraph' },
    ])
    expect(blocksOf('1、带雨鞋\n2、带水壶')).toMatchObject([{ ordered: true, items: [{ number: 1 }, { number: 2 }] }])
    expect(blocksOf('3.5 kg and -5 degrees\n12:30')).toMatchObject([{ kind: 'paragraph' }])
  })

  test('bold and links, whose sentence keeps its full stop', () => {
    expect(blocksOf('**Friday** see [the map](https://map.example/a) or https://x.example/b.')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'bold', text: 'Friday' },
            plain(' see '),
            { kind: 'link', text: 'the map', href: 'https://map.example/a' },
            plain(' or '),
            { kind: 'link', text: 'https://x.example/b', href: 'https://x.example/b' },
            plain('.'),
          ],
        ],
      },
    ])
  })

  test.each([
    '<script>alert(1)</script>',
    '[here](javascript:alert(1))',
    '![x](data:text/html,1)',
    '[a](//evil.example)',
  ])('%s is text and nothing else', text => {
    expect(blocksOf(text)).toEqual([{ kind: 'paragraph', lines: [[plain(text)]] }])
  })

  test('an excerpt has the words without the marks, and cuts no letter in two', () => {
    expect(excerptOf('**Friday**\n\n- [map](https://map.example)\n- boots')).toBe('Friday map boots')
    expect(excerptOf('👩‍👩‍👧😀😀', 2)).toMatch(/…$/)
    expect(excerptOf('😀😀😀', 2)).toBe('😀😀…')
  })

  test('ten thousand characters of anything are read in a moment', () => {
    const started = performance.now()
    for (const text of ['*'.repeat(10_000), '['.repeat(10_000), '[a](http'.repeat(1_250), '- '.repeat(5_000)])
      blocksOf(text)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
