import { skeleton } from '../confusable.ts'

/**
 * Letters of other alphabets that are drawn like Latin ones (from the confusables of Unicode UTS #39, those that a domain may contain in
 * lower case).
 */
const drawnLike: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  ү: 'y',
  ь: 'b',
  // Greek
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  ω: 'w',
  η: 'n',
  // Armenian
  օ: 'o',
  ս: 'u',
  հ: 'h',
  ո: 'n',
  ց: 'g',
  զ: 'q',
  // Latin letters that no decomposition takes apart
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
}

/**
 * The look-alike form of a domain: two domains that are read as the same have the same one. Signs on letters are taken off, letters of
 * other alphabets are read as the Latin ones that they are drawn like, and each word is then compared as addresses below ours are.
 * @param read in the letters that people read, lower case
 */
export function readingOf(read: string): string {
  return read
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .split('.')
    .map(label => skeleton(Array.from(label, letter => drawnLike[letter] ?? letter).join('')))
    .join('.')
}
