import { Permanent } from '#workers/failure.ts'
import type { Block, Cell, ReadPaperDocument, Words } from './document.ts'
import { isPlainDrawing } from './drawing.ts'
import { paperFaces } from './paper-look.ts'
import type { PaperPicture } from './pictures.server.ts'
import { type Passage, passageOf, printable } from './printable.ts'
import type { Manuscript, ManuscriptFile } from './typesetter.server.ts'

/**
 * Puts a document into the form that `templates/document.typ` reads: every text a passage, every picture a path.
 * @throws Permanent `drawing-refused`
 */
export function manuscriptOf(
  document: ReadPaperDocument,
  pictures: ReadonlyMap<string, PaperPicture>,
  isCovered: (sign: string) => boolean,
): Manuscript {
  const files = new Map([...pictures].map(([name, picture], each) => [name, filesOf(`picture-${each}`, picture)]))
  const path = (name: string | undefined) => (name === undefined ? null : (files.get(name)?.[0][0] ?? null))
  const words = (text: Words) => passageOf(text, isCovered)
  const maybe = (text: Words | undefined) => (text === undefined ? null : words(text))
  const plain = (text: string) => printable(text, isCovered)
  const drawing = (svg: string) => {
    if (!isPlainDrawing(svg)) throw new Permanent('drawing-refused')
    // Markup is ASCII: only what stands in the drawing is changed.
    return plain(svg)
  }
  const cell = (it: Cell) =>
    typeof it === 'object' && 'svg' in it ? { svg: drawing(it.svg), alt: plain(it.alt) } : words(it)
  const { house } = document
  const read = {
    title: words(document.title),
    subtitle: maybe(document.subtitle),
    lang: document.lang,
    foot: maybe(document.foot),
    cover: document.cover ? pictured(document.cover) : null,
    paper: document.paper,
    landscape: document.landscape,
    house: { name: plain(house.name), face: paperFaces[house.font], logo: path(house.logo), colours: house.colours },
    blocks: document.blocks.map(block => printed(block)),
  }
  return {
    document: JSON.stringify(read),
    pictures: [...files.values()].flat(),
    madeAt: Math.floor(Date.now() / 1000),
  }

  function printed(block: Block): { kind: Block['kind'] } & Record<string, unknown> {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, text: words(block.text) }
      case 'list':
        return { ...block, items: block.items.map(words) }
      case 'facts':
        return { ...block, rows: block.rows.map(({ label, value }) => ({ label: words(label), value: words(value) })) }
      case 'table':
        return {
          ...block,
          caption: maybe(block.caption),
          columns: block.columns.map(column => ({ ...column, label: words(column.label) })),
          rows: block.rows.map(row => row.map(cell)),
        }
      case 'picture':
        return { ...block, ...pictured(block) }
      case 'chart':
        return { ...block, svg: drawing(block.svg), alt: plain(block.alt), caption: maybe(block.caption) }
      case 'photos':
        return { ...block, photos: block.photos.map(pictured) }
      case 'note':
        return { ...block, title: maybe(block.title), text: words(block.text) }
      case 'signatures':
        return {
          ...block,
          lines: block.lines.map(({ label, name, date }) => ({
            label: words(label),
            name: maybe(name),
            date: maybe(date),
          })),
        }
      case 'cards':
        return {
          ...block,
          cards: block.cards.map(card => ({
            title: words(card.title),
            subtitle: maybe(card.subtitle),
            svg: drawing(card.svg),
            alt: plain(card.alt),
            lines: card.lines.map(line => ({ ...line, text: words(line.text) })),
            foot: maybe(card.foot),
          })),
        }
      case 'page-break':
        return block
    }
  }

  function pictured(of: { picture: string; alt: string; caption?: Words | undefined }): {
    path: string | null
    alt: string
    caption: Passage | null
  } {
    return { path: path(of.picture), alt: plain(of.alt), caption: maybe(of.caption) }
  }
}

/**
 * The files of a picture, first the one that the templates place. A JPEG is placed in a frame: Typst opens every picture that it
 * places, for four milliseconds and as much memory as it has pixels, but hands one in a drawing on to the PDF as it is.
 */
function filesOf(name: string, { format, bytes, width, height }: PaperPicture): [ManuscriptFile, ...ManuscriptFile[]] {
  const file = `${name}.${format}`
  if (format === 'png') return [[file, bytes]]
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${file}"/></svg>`
  return [
    [`${name}.svg`, Buffer.from(frame)],
    [file, bytes],
  ]
}
