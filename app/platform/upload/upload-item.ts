/**
 * - `waiting`: for its turn, or for the next try
 * - `sending`: being made smaller, or on its way
 * - `processing`: arrived; the server makes its sizes
 * - `ready`, `failed`: over
 */
export type UploadState = 'waiting' | 'sending' | 'processing' | 'ready' | 'failed'

/** One chosen file as a page shows it. */
export interface UploadItem {
  /** Made when it was chosen; stays the same over tries and reloads. */
  readonly key: string
  /** As on the device. It leaves it only with an attachment that is neither picture nor recording. */
  readonly name: string
  /** Its MIME type as the device says, empty if it does not know. */
  readonly type: string
  /** As chosen, in bytes. */
  readonly bytes: number
  readonly state: UploadState
  /** How much of it has left, from 0 to 1. */
  readonly progress: number
  /** Known once the server has answered. */
  readonly mediaId: string | null
  /** Why it failed, or why it is being tried again: see failureMessage(). */
  readonly failure: string | null
  /** Whether trying again may help. */
  readonly retriable: boolean
}

export interface UploadSnapshot {
  readonly items: readonly UploadItem[]
  readonly paused: boolean
}

/** Failures that have a sentence of their own. */
const known = [
  'empty',
  'type-not-allowed',
  'too-large',
  'too-many-pixels',
  'too-many-frames',
  'too-long',
  'no-sound',
  'codec-not-supported',
  'damaged',
  'took-too-long',
  'ffmpeg-missing',
  'has-macros',
  'has-password',
  'unavailable',
  'unreadable',
  'offline',
  'too_large',
  'plan_needed',
  'read_only',
  'forbidden',
  'signed_out',
  'rate_limited',
] as const
export type KnownFailure = (typeof known)[number]

/** The message that says why: `t(failureMessage(item.failure))`. Codes without a sentence of their own share one. */
export function failureMessage(code: string): `upload.failure.${KnownFailure | 'unknown'}` {
  const found = known.find(each => each === code)
  return `upload.failure.${found ?? 'unknown'}`
}
