import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import type { PaperDocument } from './document.ts'
import { endTypesetters, makePdf } from './make-pdf.server.ts'
import { flat, readPdf } from './read-pdf.ts'
import { sampleReport } from './sample.ts'

afterAll(endTypesetters)

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 40, g: 120, b: 90 } } })
    .webp()
    .toBuffer()

const photo = (name: string) => ({ picture: name, alt: `The one called ${name}`, caption: `Below ${name}` })
const book = (photos: string[]): PaperDocument => ({
  title: 'Yearbook of Mina',
  subtitle: 'Bees · 2026/27',
  lang: 'en',
  house: sampleReport().house,
  cover: { picture: 'wide', alt: 'Mina in the garden' },
  blocks: [
    { kind: 'heading', level: 2, chapter: true, text: 'May 2027' },
    { kind: 'photos', columns: 2, whole: true, photos: photos.map(photo) },
    { kind: 'heading', level: 2, chapter: true, text: 'June 2027' },
    { kind: 'paragraph', text: 'The last page.' },
  ],
})

test('a book has a cover, a page for each chapter and photos of which nothing is cut off, each with its caption', async () => {
  const pictures = new Map([
    ['wide', await picture(800, 600)],
    ['tall', await picture(600, 800)],
    ['strip', await picture(800, 40)],
    ['column', await picture(40, 800)],
  ])
  const names = [...pictures.keys(), 'missing']
  const pdf = await readPdf(await makePdf(book(names), pictures))
  expect(pdf.pdfUa).toBe('1')
  expect(pdf.bookmarks).toEqual(['Yearbook of Mina', 'May 2027', 'June 2027'])
  const [cover, first, ...rest] = pdf.pages
  expect(cover).toContain('Yearbook of Mina')
  expect(cover).toContain('Bees · 2026/27')
  expect(cover).not.toContain('1 / ')
  expect(first).toContain('May 2027')
  expect(rest.at(-1)).toContain('June 2027')
  expect(pdf.pages.join('')).toContain('The one called missing')
  for (const name of names) expect(pdf.letters).toContain(`Below${name}`)
  const said = flat(pdf.tags).flatMap(({ alt }) => alt ?? [])
  expect(said).toEqual(['Mina in the garden', ...names.slice(0, 4).map(name => `The one called ${name}`)])
})

test('a cover whose picture is missing leaves its words', async () => {
  const pdf = await readPdf(await makePdf(book(['missing']), new Map()))
  expect(pdf.pdfUa).toBe('1')
  expect(pdf.pages[0]).toContain('Mina in the garden')
})
