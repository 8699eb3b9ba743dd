/** That somebody is writing somewhere; ids only. */
export interface TypingSign {
  /** Where: a conversation. */
  id: string
  /** Which member. */
  by: string
}

const listeners = new Set<(sign: TypingSign) => void>()

/** Hands a sign from the page's live stream to whatever part of the page shows the place. Only in a browser. */
export function tellTypingSign(data: string): void {
  const sign = JSON.parse(data) as TypingSign
  for (const listener of listeners) listener(sign)
}

/** @returns what stops it */
export function onTypingSign(listener: (sign: TypingSign) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
