import { createHash } from 'node:crypto'

export interface Wording {
  noticeId: string
  /** Which one, counted from 1. */
  number: number
  title: string
  body: string
}

/**
 * What is signed, as one number that no other text has: SHA-256 (FIPS 180-4) over the UTF-8 of the notice's id, the
 * number of the wording, its title and its text as they are stored, each on a line of its own. Whoever has the printed record
 * can compute it again.
 * @returns 64 hex digits
 */
export const fingerprintOf = ({ noticeId, number, title, body }: Wording): string =>
  createHash('sha256').update([noticeId, number, title, body].join('\n'), 'utf8').digest('hex')
