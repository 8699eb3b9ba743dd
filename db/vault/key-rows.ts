import type { KeyOwner, Purpose } from './data-key.ts'

/** A wrapped key as it is stored; (schoolId, purpose, childId, version) is unique, with nulls counted as equal. */
export interface KeyRow {
  schoolId: string
  purpose: Purpose
  childId: string | null
  version: number
  /** null once destroyed: the row stays as the proof that there was a key. */
  wrapped: string | null
}

/**
 * The rows behind the keyring. Every function commits by itself, never inside a caller's transaction: a key that is rolled back
 * after something was sealed with it loses that for ever.
 */
export interface KeyRows {
  /** All versions, destroyed ones too, in any order. */
  find(owner: KeyOwner): Promise<KeyRow[]>
  /** Inserts unless the same (owner, version) is there (on conflict do nothing); who lost the race reads the winner's. */
  insert(row: KeyRow & { wrapped: string }): Promise<void>
  /** Sets `wrapped` to null on all versions of the child's key. Doing it twice is no error. */
  destroyChildKey(schoolId: string, childId: string): Promise<void>
  /** Every row of every school, for rewrapping. */
  all(): AsyncIterable<KeyRow>
  /** Sets `wrapped` only where it still is `row.wrapped`, so that a key destroyed meanwhile stays destroyed; says whether it did. */
  replaceWrapped(row: KeyRow & { wrapped: string }, wrapped: string): Promise<boolean>
}
