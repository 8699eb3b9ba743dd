/*
 * What a school takes in, and how a file is cut up on its way. Used on both sides of the network.
 */

const megabyte = 1_000_000

/** Bytes of every part of a file but its last. */
export const partBytes = 4 * 1024 * 1024
/** Largest file of each kind, in bytes, as the person sent it. */
export const largestFile = { photo: 50 * megabyte, video: 200 * megabyte, voice: 50 * megabyte } as const
/** What a file may have at most before anybody has looked inside. */
export const largestUpload = Math.max(...Object.values(largestFile))
/** Uploads of one member that have begun and not arrived; more than a browser ever has under way. */
export const uploadsAtOnce = 50
/** An upload that stood still for so long is given up. */
export const uploadHours = 24
/** Deleted files can be brought back for so long. */
export const binDays = 30

/** In how many parts a file of `bytes` travels. */
export const partCount = (bytes: number): number => Math.ceil(bytes / partBytes)
/** How many bytes part `part` (from 0) of a file of `bytes` has. */
export const sizeOfPart = (bytes: number, part: number): number => Math.min(partBytes, bytes - part * partBytes)
/** Numbers of the parts that are not there yet, in order. */
export function missingParts(bytes: number, received: readonly number[]): number[] {
  const there = new Set(received)
  return Array.from({ length: partCount(bytes) }, (_, part) => part).filter(part => !there.has(part))
}
