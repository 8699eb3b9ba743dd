import type { Words } from './document.ts'

/** A text as the templates take it. `long`: it has a word that may not fit into its column and may be broken anywhere. */
export interface Passage {
  text: string
  lang?: string
  long?: true
}

/** Stands for what no font has: a box, as on every screen. */
export const missingSign = '□'

/**
 * Makes a text printable: line ends are `\n`, tabs and the separators of lines and paragraphs are what they look like, other control
 * characters are gone, and signs that no font has are boxes. Everything else stays as it was written.
 */
export function printable(text: string, isCovered: (sign: string) => boolean): string {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', ' ')
    // Also halves of surrogate pairs, which are no text, and the order marks of bytes.
    .replace(/[\p{Cc}\p{Cs}\ufeff\ufff9-\ufffb]/gu, sign => (sign === '\n' ? sign : ''))
  if (/^[\n -~]*$/.test(plain)) return plain
  let shown = ''
  for (const { segment } of graphemes.segment(plain)) {
    shown += segment === '\n' || isCovered(segment) ? segment : missingSign
  }
  return shown
}

/** The same for a text of a document. */
export function passageOf(words: Words, isCovered: (sign: string) => boolean): Passage {
  const { text, lang } = typeof words === 'string' ? { text: words, lang: undefined } : words
  const shown = printable(text, isCovered)
  return { text: shown, ...(lang ? { lang } : {}), ...(longWord.test(shown) ? { long: true as const } : {}) }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** As in `templates/house.typ`. */
const longWord = /[^\s\p{Script=Han}\p{Script=Arabic}\p{Script=Hebrew}]{24,}/u
