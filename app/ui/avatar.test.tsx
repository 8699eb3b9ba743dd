import { JSDOM } from 'jsdom'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Avatar } from './avatar.tsx'
import { initials, tintHue } from './avatar-tint.ts'

describe('Avatar', () => {
  it('takes initials as people there are called', () => {
    expect(['Mia Chen', 'Oskar', 'Ana de la Cruz', '陈小雨', ' ', 'øyvind berg'].map(name => initials(name))).toEqual([
      'MC',
      'O',
      'AC',
      '小雨',
      '',
      'ØB',
    ])
    expect([initials('小苗班', 'group'), initials('Red Foxes', 'group')]).toEqual(['小苗', 'RF'])
  })

  it("keeps a person's tint and spreads people over hues", () => {
    expect(tintHue('0190-a')).toBe(tintHue('0190-a'))
    expect(new Set(Array.from({ length: 60 }, (_, index) => tintHue(`person-${index}`))).size).toBe(12)
  })

  it('is silent beside a written name and named when alone', () => {
    expect(
      page(<Avatar name="Mia Chen" />)
        .querySelector('span')
        ?.getAttribute('aria-hidden'),
    ).toBe('true')
    expect(
      page(<Avatar name="Mia Chen" labelled />)
        .querySelector('[role=img]')
        ?.getAttribute('aria-label'),
    ).toBe('Mia Chen')
  })
})

function page(element: ReactElement): Document {
  return new JSDOM(renderToStaticMarkup(element)).window.document
}
