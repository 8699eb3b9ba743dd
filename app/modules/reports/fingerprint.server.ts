import { createHash } from 'node:crypto'
import type { ReportBody } from './body.ts'

/**
 * What is signed, as one number that no other report has: SHA-256 (FIPS 180-4) over the UTF-8 of the report's id, the number of
 * the version and what it says as JSON, as it is stored, each on a line of its own.
 * @returns 64 hex digits
 */
export const fingerprintOf = (reportId: string, number: number, body: ReportBody): string =>
  createHash('sha256')
    .update([reportId, number, JSON.stringify(body)].join('\n'), 'utf8')
    .digest('hex')
