import { createHash } from 'node:crypto'

export interface Wording {
  noticeId: string
  /** Which one, counted from 1. */
  number: number
  title: string
  body: string
  /** Ids of its files, in their order; a file never changes under its id. */
  files: readonly string[]
}

/**
 * What is signed, as one number that no other text has: SHA-256 (FIPS 180-4) over the UTF-8 of the notice's id, the
 * number of the wording, the ids of its files, its title and its text as they are stored, each on a line of its own. Where there are
 * files, the number's line says how many, '2 +3', so that no title or text can pass for one. Whoever has the printed record can
 * compute it again.
 * @returns 64 hex digits
 */
export function fingerprintOf({ noticeId, number, title, body, files }: Wording): string {
  const which = files.length > 0 ? `${number} +${files.length}` : `${number}`
  return createHash('sha256')
    .update([noticeId, which, ...files, title, body].join('\n'), 'utf8')
    .digest('hex')
}
