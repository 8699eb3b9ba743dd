/**
 * The letters of a school's monogram: the first Han character of a Chinese name, else the initials of the first two
 * capitalised words ("School of the Oaks" → "SO"), upper case. Empty when the name holds no letter or digit.
 */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const first = words[0]?.match(/^\p{Script=Han}/u)?.[0]
  if (first) return first
  const capital = words.filter(word => /^[\p{Lu}\p{Lt}\p{N}]/u.test(word))
  const telling = capital.length > 0 ? capital : words
  const letters = telling.slice(0, 2).map(word => word.match(/^./u)?.[0] ?? '')
  return letters
    .filter(letter => !/\p{Script=Han}/u.test(letter))
    .join('')
    .toUpperCase()
}
