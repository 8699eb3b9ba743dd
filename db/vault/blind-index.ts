import { createHmac } from 'node:crypto'
import { canonical } from './aead.ts'
import type { DataKey } from './data-key.ts'

/** 128 bits; see blindIndex. */
const INDEX_BYTES = 16

/**
 * A keyed fingerprint by which a sealed column can be searched for equality: HMAC-SHA-256 over table, column and the normalised
 * value, cut to 128 bits, as 22 base64url characters. Give it what normaliseEmail or normalisePhone returned, never raw input.
 *
 * Why 128 bits: the index answers "is this the same address?" and carries unique constraints, so false matches must not happen;
 * among 10^9 values one is expected with a probability of 10^-21, and half the bytes of the full hash stay out of the index.
 * Shorter cuts hide equality by deliberate collisions, which sign-in cannot live with. What it still shows to someone with the
 * rows alone: which values of one column in one school are equal. Tables and columns do not match each other; schools neither,
 * unless the platform's key is used.
 *
 * @throws TypeError unless the key's purpose is `index`.
 */
export function blindIndex(key: DataKey, field: { table: string; column: string }, normalised: string): string {
  if (key.purpose !== 'index') throw new TypeError('A blind index takes an index key')
  return createHmac('sha256', key.secret)
    .update(canonical('cubby:blind-index:1', field.table, field.column, normalised))
    .digest()
    .subarray(0, INDEX_BYTES)
    .toString('base64url')
}
