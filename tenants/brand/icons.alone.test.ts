import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { makeIcons } from './icons.server.ts'
import { initialsOf } from './initials.ts'
import { makeManifest } from './manifest.ts'
import { outline } from './monogram.server.ts'
import { makeTheme } from './theme.ts'

const theme = makeTheme({ brand: '#2f6f4e', corner: 'soft', font: 'nunito' })
const byName = async (input: Parameters<typeof makeIcons>[0]) =>
  new Map((await makeIcons(input)).map(icon => [icon.name, icon]))

async function pixels(bytes: Buffer | undefined) {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
  return { side: info.width, at }
}

const GREEN = [0x2f, 0x6f, 0x4e, 255]

describe('makeIcons', () => {
  test('draws every size, and an icon file and an SVG for the tab', async () => {
    const icons = await makeIcons({ initials: 'OT', theme })
    expect(icons.map(({ name, sizes, purpose }) => [name, sizes, purpose])).toEqual([
      ['icon-192.png', '192x192', 'any'],
      ['icon-512.png', '512x512', 'any'],
      ['maskable-512.png', '512x512', 'maskable'],
      ['apple-touch-icon.png', '180x180', null],
      ['favicon-32.png', '32x32', null],
      ['favicon.ico', '32x32', null],
      ['favicon.svg', 'any', null],
    ])
    for (const { type, sizes, bytes } of icons) {
      if (type !== 'image/png') continue
      const { width, height } = await sharp(bytes).metadata()
      expect(`${width}x${height}`).toBe(sizes)
    }
    expect(icons.at(-1)?.bytes.toString()).toMatch(/^<svg [^>]+><rect [^>]+fill="#2f6f4e"\/><path fill="#ffffff"/)
  })

  test.each(['OT', '阳', 'Ж', ''])('draws the monogram "%s" in text colour inside the safe circle', async initials => {
    const icons = await byName({ initials, theme })
    const { side, at } = await pixels(icons.get('maskable-512.png')?.bytes)
    let [drawn, clear, farthest] = [0, 0, 0]
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const [red = 0, , , alpha] = at(x, y)
        if (alpha !== 255) clear++
        if (red < 200) continue
        drawn++
        farthest = Math.max(farthest, Math.hypot(x - side / 2, y - side / 2))
      }
    expect(clear).toBe(0)
    expect(drawn).toBeGreaterThan(side * side * 0.02)
    expect(farthest).toBeGreaterThan(side * 0.1)
    expect(farthest).toBeLessThanOrEqual(side * 0.4)
  })

  test('fills the corners of maskable and Apple icons and rounds the others', async () => {
    const icons = await byName({ initials: 'A', theme })
    for (const name of ['maskable-512.png', 'apple-touch-icon.png'])
      expect((await pixels(icons.get(name)?.bytes)).at(0, 0)).toEqual(GREEN)
    for (const name of ['icon-192.png', 'icon-512.png', 'favicon-32.png'])
      expect((await pixels(icons.get(name)?.bytes)).at(0, 0)[3]).toBe(0)
  })

  test('puts a mark on the brand colour, on white when it would drown, and an opaque one on its own edge', async () => {
    const shape = (fill: string, back = '') =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${back}<circle cx="100" cy="100" r="90" fill="${fill}"/></svg>`,
        ),
      )
        .png()
        .toBuffer()
    const corner = async (mark: Buffer) => {
      const icons = await byName({ mark, initials: 'A', theme })
      expect(icons.has('favicon.svg')).toBe(false)
      const { at } = await pixels(icons.get('maskable-512.png')?.bytes)
      return [at(2, 2), at(256, 256)]
    }
    expect(await corner(await shape('#ffffff'))).toEqual([GREEN, [255, 255, 255, 255]])
    expect(await corner(await shape('#2f6f4e'))).toEqual([[255, 255, 255, 255], GREEN])
    const opaque = await shape('#ffcc00', '<rect width="200" height="200" fill="#112233"/>')
    expect((await corner(opaque))[0]).toEqual([0x11, 0x22, 0x33, 255])
  })

  test('keeps a mark inside the safe circle', async () => {
    const white = '<path fill="#fff" d="M0 0h200v200h-190z"/>'
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${white}</svg>`
    const icons = await byName({ mark: await sharp(Buffer.from(svg)).png().toBuffer(), initials: 'A', theme })
    const { side, at } = await pixels(icons.get('maskable-512.png')?.bytes)
    const reached: number[] = []
    for (let n = 0; n < side / 2; n++) if (at(side - 1 - n, n)[0] === 255) reached.push(Math.SQRT2 * (side / 2 - n))
    expect(reached.length).toBeGreaterThan(100)
    expect(Math.max(...reached)).toBeLessThanOrEqual(side * 0.4)
  })

  test('refuses an SVG or a text as mark', async () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>', 'hello'])
      await expect(makeIcons({ mark: Buffer.from(text), initials: 'A', theme })).rejects.toMatchObject({
        reason: 'unsupported',
      })
  })

  test('writes an icon file that holds the PNG it names', async () => {
    const icons = await byName({ initials: 'A', theme })
    const ico = icons.get('favicon.ico')?.bytes ?? Buffer.alloc(0)
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6]]).toEqual([1, 1, 32])
    expect(ico.subarray(ico.readUInt32LE(18))).toEqual(icons.get('favicon-32.png')?.bytes)
    expect(ico.readUInt32LE(14)).toBe(icons.get('favicon-32.png')?.bytes.byteLength)
  })
})

describe('outline', () => {
  test('draws letters beside each other, and different ones differently', async () => {
    const [one, two, han] = [await outline('O'), await outline('OT'), await outline('阳')]
    expect(two?.width).toBeGreaterThan((one?.width ?? Infinity) * 1.5)
    expect(han?.d.length).toBeGreaterThan(100)
    expect(han?.d).not.toBe((await outline('光'))?.d)
  })

  test('leaves out what the font does not hold', async () => {
    expect(await outline('ع')).toBeNull()
    expect((await outline('Aع'))?.d).toBe((await outline('A'))?.d)
  })
})

describe('initialsOf', () => {
  test.each([
    ['Oak Tree School', 'OT'],
    ['School of the Oaks', 'SO'],
    ['阳光小学', '阳'],
    ['Oak 橡树', 'O'],
    ['école verte', 'ÉV'],
    ['“Sunny” Day', 'SD'],
    ['<script>', 'S'],
    ['🌻', ''],
  ])('takes from %s the letters %s', (name, letters) => expect(initialsOf(name)).toBe(letters))
})

describe('makeManifest', () => {
  const icons = [{ src: '/brand/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' as const }]
  const input = { schoolId: 'a b&c', name: 'Oak Tree', shortName: 'Oak', theme, icons }

  test('opens at home, within its own site, in the colours of the school', () => {
    expect(makeManifest({ ...input, lang: 'zh-Hans' })).toEqual({
      id: '/?school=a%20b%26c',
      name: 'Oak Tree',
      short_name: 'Oak',
      start_url: '/home',
      scope: '/',
      display: 'standalone',
      theme_color: theme.light.canvas,
      background_color: theme.light.canvas,
      lang: 'zh-Hans',
      dir: 'ltr',
      icons,
    })
  })

  test('runs from right to left for languages written so', () => {
    for (const lang of ['ar', 'he', 'fa', 'ur', 'pa-Arab']) expect(makeManifest({ ...input, lang }).dir).toBe('rtl')
    for (const lang of ['en', 'pa', 'zh-CN', 'az']) expect(makeManifest({ ...input, lang }).dir).toBe('ltr')
  })
})
