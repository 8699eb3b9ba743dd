/** Letters of Latin alphabets that are no letter with a sign on it (Unicode takes none apart), as people type them who lack the key. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ə: 'e',
}

/** Small letters, each that has no parts put as it is typed without its key: 'łukasz' is 'lukasz', 'straße' 'strasse'. Client-safe. */
export const inBasicLetters = (small: string): string => Array.from(small, letter => letters[letter] ?? letter).join('')
