import { randomInt } from 'node:crypto'

/** Crockford's base 32: digits and capitals without I, L, O and U. Ten of them are 50 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const joinCodeLength = 10

/** A new code, ungrouped. */
export const newJoinCode = (): string =>
  Array.from({ length: joinCodeLength }, () => alphabet[randomInt(alphabet.length)]).join('')

/** As people type it: any case, with spaces or dashes, O for 0 and I or L for 1. Null when it cannot be a code. */
export function readJoinCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.length === joinCodeLength && [...plain].every(sign => alphabet.includes(sign)) ? plain : null
}

/** As printed: `7K2QM-4XT9C`. */
export const groupedJoinCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`
