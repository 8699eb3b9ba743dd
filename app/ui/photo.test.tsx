import { JSDOM } from 'jsdom'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { rgbaToThumbHash } from 'thumbhash'
import { describe, expect, it } from 'vitest'
import { Photo } from './photo.tsx'
import { PhotoGrid } from './photo-grid.tsx'
import { placeholder } from './photo-placeholder.server.ts'

describe('Photo', () => {
  const photo = {
    src: '/p/800',
    width: 800,
    height: 600,
    alt: 'A pond',
    srcSet: [
      { src: '/p/320', width: 320 },
      { src: '/p/800', width: 800 },
    ],
  }

  it('reserves its room, offers its sizes and waits below the fold', () => {
    const image = page(<Photo {...photo} sizes="50vw" placeholder="data:image/png;base64,AA==" />).querySelector(
      'img:not([aria-hidden])',
    ) as HTMLImageElement | null
    expect(image?.getAttribute('srcset')).toBe('/p/320 320w, /p/800 800w')
    expect([image?.sizes, image?.getAttribute('loading'), image?.width, image?.alt]).toEqual([
      '50vw',
      'lazy',
      800,
      'A pond',
    ])
    expect(image?.parentElement?.getAttribute('data-ratio')).toBe('1.35')
    expect(image?.parentElement?.querySelector('img[aria-hidden]')?.getAttribute('src')).toBe(
      'data:image/png;base64,AA==',
    )
    expect(image?.parentElement?.getAttribute('style')).toBeNull()
  })

  it('loads first what is seen first', () => {
    const image = page(<Photo {...photo} eager />).querySelector('img')
    expect([image?.getAttribute('loading'), image?.getAttribute('fetchpriority')]).toEqual(['eager', 'high'])
  })

  it('is visible without script', () => {
    expect(page(<Photo {...photo} />).querySelector('img')?.className).not.toContain('opacity-0')
  })

  it('asks for a narrow file where it stands narrow in a row', () => {
    const items = [
      { ...photo, id: 'a' },
      { ...photo, id: 'b', width: 600, height: 800 },
    ]
    const images = [...page(<PhotoGrid items={items} eager={1} />).querySelectorAll('img')]
    expect(images.map(image => [image.sizes, image.getAttribute('loading')])).toEqual([
      ['(min-width: 40rem) 17.2rem, min(13.0rem, 100vw)', 'eager'],
      ['(min-width: 40rem) 9.6rem, min(7.2rem, 100vw)', 'lazy'],
    ])
  })

  it('tells which photos of a grid are chosen', () => {
    const items = [
      { ...photo, id: 'a', selected: true },
      { ...photo, id: 'b' },
    ]
    const buttons = [...page(<PhotoGrid items={items} onSelect={() => {}} />).querySelectorAll('button')]
    expect(buttons.map(button => [button.getAttribute('aria-label'), button.getAttribute('aria-pressed')])).toEqual([
      ['A pond', 'true'],
      ['A pond', 'false'],
    ])
  })
})

describe('placeholder', () => {
  const pixels = Array.from({ length: 32 * 24 }, (_, index) => [index % 32 < 16 ? 220 : 30, 90, 60, 255]).flat()

  it('makes a small PNG of a thumbhash', () => {
    const url = placeholder(rgbaToThumbHash(32, 24, pixels))
    expect(url).toMatch(/^data:image\/png;base64,iVBORw0KGgo/)
    expect(url.length).toBeLessThan(500)
  })

  it('refuses what is no thumbhash', () => {
    expect(() => placeholder(new Uint8Array(3))).toThrow(RangeError)
  })
})

function page(element: ReactElement): Document {
  return new JSDOM(renderToStaticMarkup(element)).window.document
}
