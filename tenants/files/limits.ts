import type { MediaUse } from '#db/schema/media.ts'
import type { ActorRole } from '../roles.ts'

/*
 * What a school takes in, and how a file is cut up on its way. Used on both sides of the network.
 */

const megabyte = 1_000_000

/** Bytes of every part of a file but its last. */
export const partBytes = 4 * 1024 * 1024
/** How much of what a member may send. Bytes as they sent it, milliseconds, and counts. */
export interface UploadLimits {
  photoBytes: number
  videoBytes: number
  videoMs: number
  voiceBytes: number
  voiceMs: number
  fileBytes: number
  /** Uploads that have begun and not arrived; more than a browser ever has under way. */
  atOnce: number
  /** Uploads begun within an hour, and their bytes. */
  hourly: { files: number; bytes: number }
}

const minute = 60_000

const staffLimits: UploadLimits = {
  photoBytes: 50 * megabyte,
  videoBytes: 200 * megabyte,
  videoMs: 5 * minute,
  voiceBytes: 50 * megabyte,
  voiceMs: 10 * minute,
  fileBytes: 20 * megabyte,
  atOnce: 50,
  // An album day of a large school on one person's account.
  hourly: { files: 3_000, bytes: 30_000 * megabyte },
}

/** Families share the school's storage; what they send is part of a conversation. */
const guardianLimits: UploadLimits = {
  photoBytes: 25 * megabyte,
  videoBytes: 200 * megabyte,
  videoMs: minute,
  voiceBytes: 25 * megabyte,
  voiceMs: 5 * minute,
  fileBytes: 20 * megabyte,
  atOnce: 20,
  hourly: { files: 100, bytes: 1_000 * megabyte },
}

/** What is said to somebody is short, whoever says it; an album may hold a whole song. */
const attachedVideoMs = minute

/** What somebody of that role may send, as photos of the school or with what they say. */
export function uploadLimits(role: ActorRole, use: MediaUse): UploadLimits {
  const limits = role === 'guardian' ? guardianLimits : staffLimits
  return use === 'attachments' ? { ...limits, videoMs: Math.min(limits.videoMs, attachedVideoMs) } : limits
}

/** What a file may have at most before anybody has looked inside. */
export const largestUpload = staffLimits.videoBytes
/** Carries a plain file's name, percent-encoded. */
export const fileNameHeader = 'X-File-Name'
/** Letters of a plain file's name that are kept. */
export const longestName = 200

/** Which kinds a place takes, for a file input's `accept`; the server judges by content. */
export const acceptLists: Record<MediaUse, string> = {
  photos: 'image/*,video/*',
  attachments: 'image/*,.heic,.heif,video/*,audio/*,.pdf,.docx,.xlsx,.pptx,.odt,.txt,.csv',
}
/** An upload that stood still for so long is given up. */
export const uploadHours = 24
/** A file that was made for somebody, and became part of nothing, can be fetched for so long. */
export const madeHours = 24
/** A child's record, which may be gigabytes, can be fetched for so long. */
export const recordDays = 7
/** The job that makes one; its file is seen by nobody, and fetched by its row in `child_records`. */
export const recordJob = 'record.make'
/** The job that makes the archives of a whole school; as a record, fetched by its row in `school_exports` alone, and kept as long. */
export const exportJob = 'export.make'
/** Bytes of files in one archive of a record; more of them are further archives. Old unpackers, and the memory cards of old phones, end at 4 GB. */
export const volumeBytes = 1_000 * megabyte
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
