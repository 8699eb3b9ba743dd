/** Nouns that schools choose are written as inside a sentence; at the beginning of a line they begin large. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
