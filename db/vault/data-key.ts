import { createSecretKey, type KeyObject } from 'node:crypto'

/** The classes of data that have a key of their own, so that a key that leaks opens one class in one school. */
export const schoolPurposes = [
  'contact',
  'health',
  'message',
  'portfolio',
  'report',
  'media',
  'secret',
  'index',
] as const
export type SchoolPurpose = (typeof schoolPurposes)[number]
export type Purpose = SchoolPurpose | 'child'

/** Stands where a school's id would, for the few keys that belong to the platform itself (a blind index across schools). */
export const PLATFORM = 'platform'

/** Whose key and what for: one per school and class of data, and one per child, which is destroyed with the child. */
export type KeyOwner =
  | { schoolId: string; purpose: SchoolPurpose; childId?: undefined }
  | { schoolId: string; purpose: 'child'; childId: string }

/** An unwrapped data key. `secret` is a KeyObject, which neither JSON nor a log line can print. */
export interface DataKey {
  readonly schoolId: string
  readonly purpose: Purpose
  readonly childId: string | null
  /** 1, 2, 3 …; the newest seals, every one opens. */
  readonly version: number
  readonly secret: KeyObject
}

export const DATA_KEY_BYTES = 32

/** Makes a data key of 32 secret bytes. @throws RangeError for another length or a version that is not a positive integer. */
export function dataKey(owner: KeyOwner, version: number, secret: Buffer): DataKey {
  if (secret.length !== DATA_KEY_BYTES) throw new RangeError('A data key has 32 bytes')
  if (!Number.isInteger(version) || version < 1) throw new RangeError('Key versions count from 1')
  const { schoolId, purpose, childId } = owner
  return { schoolId, purpose, childId: childId ?? null, version, secret: createSecretKey(secret) }
}
