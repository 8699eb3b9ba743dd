import { Permanent, Transient } from '#workers/failure.ts'

/** Why a file cannot be used, as a code the interface translates for the person who sent it. */
export type MediaReason =
  | 'empty'
  | 'type-not-allowed'
  | 'too-large'
  | 'too-many-pixels'
  | 'too-many-frames'
  | 'too-long'
  | 'no-sound'
  | 'codec-not-supported'
  | 'damaged'
  | 'took-too-long'
  | 'ffmpeg-missing'
  | 'has-macros'
  | 'has-password'

/** A `Permanent` whose reason is one of the media engine's own codes. */
export class MediaRefused extends Permanent {
  declare readonly reason: MediaReason
}

/** Makes the failure for a file that will never work; throw what it returns. */
export function refused(reason: MediaReason, cause?: unknown): MediaRefused {
  return new MediaRefused(reason, cause === undefined ? undefined : { cause })
}

/** Throws `Transient('aborted')` when the job was called off: a worker shutting down, to be tried again elsewhere. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Transient('aborted', { cause: signal.reason })
}

/** Keeps a failure that has its class already; anything else becomes `Transient(reason)` with the error as its cause. */
export function classed(error: unknown, reason: string): Permanent | Transient {
  if (error instanceof Permanent || error instanceof Transient) return error
  return new Transient(reason, { cause: error })
}
