/** What the engine accepts and how long it may work. Bytes, pixels, milliseconds. */
export type MediaLimits = {
  /** Largest photo file, in bytes. */
  photoBytes: number
  /** Largest photo, width × height of one frame as its header states it. */
  photoPixels: number
  /** Most pages or frames a picture file may state; only the first is used. */
  photoFrames: number
  /** Longest time one step of a photo (decoding, encoding) may take. */
  photoTimeoutMs: number
  /** Largest video file, in bytes. */
  videoBytes: number
  /** Longest video. */
  videoMs: number
  /** Largest video frame, width × height. */
  videoPixels: number
  /** Longest time one ffmpeg run on a video may take. */
  videoTimeoutMs: number
  /** Largest voice file, in bytes. */
  voiceBytes: number
  /** Longest voice note. */
  voiceMs: number
  /** Longest time one ffmpeg run on a voice note may take. */
  voiceTimeoutMs: number
  /** Largest file that is passed on as it is, in bytes. */
  fileBytes: number
}

const MIB = 1024 * 1024
const MINUTE = 60_000

/** Limits in force unless a caller narrows them: 50-megapixel photos, five minutes of video up to DCI 4K, ten of voice. */
export const defaultLimits: MediaLimits = {
  photoBytes: 40 * MIB,
  photoPixels: 50_000_000,
  photoFrames: 500,
  photoTimeoutMs: 60_000,
  videoBytes: 600 * MIB,
  videoMs: 5 * MINUTE,
  videoPixels: 4096 * 2304,
  videoTimeoutMs: 15 * MINUTE,
  voiceBytes: 50 * MIB,
  voiceMs: 10 * MINUTE,
  voiceTimeoutMs: 2 * MINUTE,
  fileBytes: 20 * MIB,
}
