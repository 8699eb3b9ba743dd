import type { Rendering } from './rendering.ts'
import { keptIn } from './rendering.ts'

/** A line on its way to a translator. */
interface Line {
  /** Indentation, and a list's mark: not the translator's. */
  before: string
  after: string
  /** As markup in which nothing of the text is markup; null for a line that has nothing to translate. */
  marked: string | null
  original: string
  kept: string[]
}

/** Texts as lines that a translator may have, and back. */
export interface Marked {
  lines: string[]
  /**
   * @param answer one for each of `lines`
   * @returns the texts, as many as there were. A line that came back mangled, with a kept word missing or as markup of the translator's own, is
   *   as it was written: better another language than a loss.
   */
  restore(answer: readonly string[]): string[]
}

const listMark = /^\s*(?:[-*•]\s+|\d{1,3}(?:[.)]\s+|、\s*))?/
/** What XML cannot carry; a line that has it stays at home. */
const unspeakable = /[^\t\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** Marks up texts line by line, with the words that are to stay or become others out of the translator's reach. */
export function mark(texts: readonly string[], glossary: readonly Rendering[]): Marked {
  const piecesOf = keptIn(glossary)
  const lined = texts.map(text => text.split('\n').map(line => markLine(line, piecesOf)))
  return {
    lines: lined.flat().flatMap(({ marked }) => marked ?? []),
    restore(answer) {
      const answers = answer[Symbol.iterator]()
      return lined.map(lines =>
        lines
          .map(line => (line.marked === null ? line.original : restored(line, answers.next().value ?? '')))
          .join('\n'),
      )
    },
  }
}

function markLine(original: string, piecesOf: ReturnType<typeof keptIn>): Line {
  const before = listMark.exec(original)?.[0] ?? ''
  const words = original.slice(before.length)
  const after = /\s*$/.exec(words)?.[0] ?? ''
  const pieces = piecesOf(words.slice(0, words.length - after.length))
  const kept: string[] = []
  const line = { before, after, original, kept }
  if (unspeakable.test(original)) return { ...line, marked: null }
  // Where the glossary says it all, nothing is left for a translator.
  if (!pieces.some(({ text, kept }) => kept === null && /\p{L}/u.test(text)))
    return { ...line, marked: null, original: before + pieces.map(({ text, kept }) => kept ?? text).join('') + after }
  const marked = pieces
    .map(piece => {
      if (piece.kept === null) return escaped(piece.text)
      kept.push(piece.kept)
      return `<span translate="no" id="k${kept.length - 1}">${escaped(piece.kept)}</span>`
    })
    .join('')
  return { ...line, marked }
}

function restored({ before, after, original, kept }: Line, answer: string): string {
  const seen = new Set<number>()
  const parts = answer.trim().split(/(<span\b[^<>]*>[^<>]*<\/span>)/)
  const words: string[] = []
  for (const part of parts) {
    const place = /^<span\b[^<>]*\bid=["']k(\d+)["']/.exec(part)?.[1]
    const word = kept[Number(place ?? -1)]
    if (word !== undefined) {
      seen.add(Number(place))
      words.push(word)
    } else if (part.includes('<')) return original
    else words.push(unescaped(part))
  }
  const line = words.join('')
  return seen.size === kept.length && line.trim() !== '' && !/[\r\n]/.test(line) ? before + line + after : original
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]+));/g, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
