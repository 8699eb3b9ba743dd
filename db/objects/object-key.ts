/** A key or prefix that no store takes. */
export class ObjectKeyInvalid extends Error {
  constructor(key: string) {
    super(`Not an object key: ${JSON.stringify(key.slice(0, 80))}`)
    this.name = 'ObjectKeyInvalid'
  }
}

/** S3 ends at 1024 bytes and file systems at 255 a name; both keep room for what a store adds. */
const MAX_KEY = 900
const SEGMENT = /^[a-z0-9][a-z0-9._-]{0,199}$/

/**
 * Checks a key: names of lower-case letters, digits, `.`, `_`, `-`, each beginning with a letter or digit, joined by `/`. So no
 * key climbs out of a folder, hides, or meets another on a file system that ignores case.
 * @throws ObjectKeyInvalid
 */
export function checkKey(key: string): void {
  if (key.length > MAX_KEY || !key.split('/').every(name => SEGMENT.test(name))) throw new ObjectKeyInvalid(key)
}

/** Checks a prefix: empty (everything) or whole names ending in `/`, as `school/1` would mean `school/10` too. @throws ObjectKeyInvalid */
export function checkPrefix(prefix: string): void {
  if (prefix === '') return
  if (!prefix.endsWith('/')) throw new ObjectKeyInvalid(prefix)
  checkKey(prefix.slice(0, -1))
}
