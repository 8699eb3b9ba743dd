/** What a word becomes in a language; the word itself where it stays as it is. */
export interface Rendering {
  term: string
  rendering: string
}

/** Letters and digits that words are made of, except in scripts that leave no space between words. */
const unspaced =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}]'
const joined = `(?!${unspaced})[\\p{L}\\p{M}\\p{N}]`

/** Addresses and the marks of a notice's text, which mean something as they are. */
const marks =
  'https?:\\/\\/[^\\s<>()"“”，。；、）]+|[^\\s<>()@]+@[^\\s<>()@]+\\.[\\p{L}]{2,}|\\]\\(https?:\\/\\/[^\\s()]+\\)|\\[|\\*\\*'

/**
 * Finds in a line what is not the translator's to change, and what stands for it afterwards: addresses and marks of the text stay, terms of
 * the glossary become what the school has said: the longest first, whole words only, as they are written or with a capital at their beginning.
 */
export function keptIn(glossary: readonly Rendering[]): (line: string) => { text: string; kept: string | null }[] {
  const renderings = new Map<string, string>()
  for (const { term, rendering } of glossary) {
    const capital = capitalised(term)
    if (!renderings.has(capital)) renderings.set(capital, capital === term ? rendering : capitalised(rendering))
  }
  for (const { term, rendering } of glossary) renderings.set(term, rendering)
  const terms = [...renderings.keys()].sort((one, other) => other.length - one.length).map(wholeWord)
  const kept = new RegExp([marks, ...terms].join('|'), 'gu')
  return line => {
    const pieces: { text: string; kept: string | null }[] = []
    let at = 0
    for (const { 0: found, index } of line.matchAll(kept)) {
      if (index > at) pieces.push({ text: line.slice(at, index), kept: null })
      pieces.push({ text: found, kept: renderings.get(found) ?? found })
      at = index + found.length
    }
    if (at < line.length) pieces.push({ text: line.slice(at), kept: null })
    return pieces
  }
}

/** A term is no part of a longer word, where its script has an end of words at all. */
const wholeWord = (term: string): string => {
  const begins = new RegExp(`^${joined}`, 'u').test(term) ? `(?<!${joined})` : ''
  const ends = new RegExp(`${joined}$`, 'u').test(term) ? `(?!${joined})` : ''
  return `${begins}${term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}${ends}`
}

const capitalised = (text: string): string => {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}
