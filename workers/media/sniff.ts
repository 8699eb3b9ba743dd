import { fileTypeFromBuffer } from 'file-type'
import type { MediaReason } from './refusal.ts'
import { type MediaSource, readBytes } from './source.ts'

export type MediaKind = 'photo' | 'video' | 'voice'

/** How a file is opened: photos by sharp or by the HEIC decoder, the others by this one ffmpeg demuxer and no other. */
export type MediaOpener = 'sharp' | 'heic' | 'mov' | 'matroska' | 'ogg' | 'mp3'

/**
 * What a file is by its content. MP4, MOV and WebM say 'video' here, as their first bytes do not tell whether there is
 * a picture track; a recording without one turns out to be 'voice' when it is prepared.
 */
export type Sniffed = { ok: true; kind: MediaKind; mime: string; opener: MediaOpener }

/** `found` is the type that was recognised and is not allowed, if any. */
export type SniffRefused = { ok: false; reason: Extract<MediaReason, 'empty' | 'type-not-allowed'>; found?: string }

/** Bytes from the start of a file that are enough to tell its type. */
export const SNIFF_BYTES = 64 * 1024

/** Tells what a source is by its content; names and stated types are never asked. Reads 64 KiB, or twice that for MP3 with tags. */
export async function sniff(source: MediaSource, signal?: AbortSignal): Promise<Sniffed | SniffRefused> {
  if (source.size <= 0) return { ok: false, reason: 'empty' }
  const head = await readBytes(source, { start: 0, end: Math.min(SNIFF_BYTES, source.size) }, signal)
  const afterTag = id3Length(head)
  if (afterTag === 0) return sniffBytes(head)
  // Cover art makes ID3 tags of megabytes: what counts is the sound behind them.
  if (afterTag >= source.size) return { ok: false, reason: 'type-not-allowed', found: 'audio/mpeg' }
  const end = Math.min(afterTag + SNIFF_BYTES, source.size)
  return sniffBytes(await readBytes(source, { start: afterTag, end }, signal))
}

/** The same on the first bytes of a file (at best `SNIFF_BYTES`), for refusing an upload before it is stored. */
export async function sniffBytes(head: Uint8Array): Promise<Sniffed | SniffRefused> {
  if (head.length === 0) return { ok: false, reason: 'empty' }
  const found = (await fileTypeFromBuffer(head))?.mime
  const allowed = found && ALLOWED.get(found.split(';')[0] ?? found)
  if (!allowed) return { ok: false, reason: 'type-not-allowed', ...(found && { found }) }
  const [kind, mime, opener] = allowed
  if (opener === 'heic' && isAvif(head)) return { ok: true, kind, mime: 'image/avif', opener: 'sharp' }
  return { ok: true, kind, mime, opener }
}

const ALLOWED = new Map<string, [MediaKind, string, MediaOpener]>([
  ['image/jpeg', ['photo', 'image/jpeg', 'sharp']],
  ['image/png', ['photo', 'image/png', 'sharp']],
  ['image/apng', ['photo', 'image/png', 'sharp']],
  ['image/webp', ['photo', 'image/webp', 'sharp']],
  ['image/avif', ['photo', 'image/avif', 'sharp']],
  ['image/heic', ['photo', 'image/heic', 'heic']],
  ['image/heif', ['photo', 'image/heif', 'heic']],
  ['image/heic-sequence', ['photo', 'image/heic', 'heic']],
  ['image/heif-sequence', ['photo', 'image/heif', 'heic']],
  ['video/mp4', ['video', 'video/mp4', 'mov']],
  ['video/x-m4v', ['video', 'video/mp4', 'mov']],
  ['video/quicktime', ['video', 'video/quicktime', 'mov']],
  ['video/webm', ['video', 'video/webm', 'matroska']],
  ['audio/x-m4a', ['voice', 'audio/mp4', 'mov']],
  ['audio/mp4', ['voice', 'audio/mp4', 'mov']],
  ['audio/mpeg', ['voice', 'audio/mpeg', 'mp3']],
  ['audio/ogg', ['voice', 'audio/ogg', 'ogg']],
])

/** The brand 'mif1' says only "HEIF"; which codec is inside stands in the compatible brands (ISO/IEC 23008-12, 10.2). */
function isAvif(head: Uint8Array): boolean {
  const box = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const brands = box.toString('latin1', 8, Math.min(box.readUInt32BE(0), box.length, 256))
  return /avi[fs]/.test(brands) && !/hei[cxms]|hev[cxms]/.test(brands)
}

/** Length of a leading ID3v2 tag with its header, 0 if there is none (id3.org, ID3v2.4.0 §3.1: sizes are "synchsafe"). */
function id3Length(head: Buffer): number {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head.readUInt8(at) & 0x7f), 0)
  return 10 + size + (head.readUInt8(5) & 0x10 ? 10 : 0)
}
