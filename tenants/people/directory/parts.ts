import { inBasicLetters } from '../../basic-letters.ts'

/** A name or what somebody typed, as it is compared: without case and accents, 'zoe' finds Zoë and 'lukasz' Łukasz. */
export const plain = (text: string): string =>
  inBasicLetters(text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())

/** The words of what somebody typed, each once; as many as anybody types to find a person. */
export const wordsOf = (typed: string): string[] => [...new Set(plain(typed).split(/\s+/).filter(Boolean))].slice(0, 5)

/** Longer than any word of a name; what is typed beyond it finds nobody. */
const longest = 60

/**
 * Of every word the rest from each of its letters on, each once: 'Mia Li' is found by 'mia', 'ia', 'a', 'li' and 'i', and by
 * whatever these begin with.
 */
export function partsOf(names: readonly string[]): string[] {
  const words = names.flatMap(name => plain(name).split(/\s+/)).filter(Boolean)
  return [
    ...new Set(
      words.flatMap(word => {
        const letters = [...word].slice(0, longest)
        return letters.map((_, from) => letters.slice(from).join(''))
      }),
    ),
  ]
}
