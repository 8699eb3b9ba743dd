import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Pixels } from './cascade.server.ts'

/**
 * The ICC profile inside a HEIF file, if it has one: the 'colr' property of colour type 'prof' (ISO/IEC 14496-12,
 * 12.1.5). Phones write Display P3 here; taken as sRGB their photos would look pale.
 */
export function embeddedProfile(file: Buffer): Buffer | undefined {
  const at = file.indexOf('colrprof', 0, 'latin1')
  if (at < 4) return undefined
  const end = at - 4 + file.readUInt32BE(at - 4)
  const profile = file.subarray(at + 8, end)
  return end <= file.length && profile.toString('latin1', 36, 40) === 'acsp' ? profile : undefined
}

/**
 * Converts pixels from their profile's colours to sRGB. Raw pixels cannot carry a profile into sharp, so they travel as
 * an unpacked PNG with an iCCP chunk. A profile that cannot be used leaves the pixels as they are.
 */
export async function toSrgb(pixels: Pixels, profile: Buffer): Promise<Pixels> {
  const { data, width, height, channels } = pixels
  const png = await sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 0 }).toBuffer()
  const tagged = Buffer.concat([png.subarray(0, AFTER_HEADER), iccChunk(profile), png.subarray(AFTER_HEADER)])
  const result = await sharp(tagged).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data: result.data, width, height, channels: result.info.channels }
}

/** The signature (8 bytes) and the IHDR chunk (25 bytes). */
const AFTER_HEADER = 33

/** PNG, third edition, 11.3.2.3: name, null, method 0, compressed profile. */
function iccChunk(profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(profile)])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length - 4)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
