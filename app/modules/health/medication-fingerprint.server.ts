import { createHash } from 'node:crypto'
import type { OrderWords } from './medication.ts'

export interface SignedWords {
  orderId: string
  childId: string
  words: OrderWords
  fromDay: string
  untilDay: string
  expiresOn: string
  /** Ids of its files, in their order; a file never changes under its id. */
  files: readonly string[]
}

/**
 * What a guardian signs, as one number that no other order has: SHA-256 (FIPS 180-4) over the UTF-8 of a JSON array of all that it
 * says, in the order of this function.
 * @returns 64 hex digits
 */
export function fingerprintOfOrder({
  orderId,
  childId,
  words,
  fromDay,
  untilDay,
  expiresOn,
  files,
}: SignedWords): string {
  const { medicine, dose, unit, how, why, storage, times, asNeeded } = words
  const said = [orderId, childId, medicine, dose, unit, how, why, storage, times]
  const plan = asNeeded && [asNeeded.mostPerDay, asNeeded.leastHours]
  return createHash('sha256')
    .update(JSON.stringify([...said, plan, fromDay, untilDay, expiresOn, files]), 'utf8')
    .digest('hex')
}
