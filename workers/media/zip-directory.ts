import { inflateRawSync } from 'node:zlib'

/** One file inside a ZIP archive. */
export interface ZipEntry {
  name: string
  /** 0: stored as it is, 8: deflated. */
  method: number
  packedBytes: number
  /** Where its local header stands. */
  offset: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** The end record with the longest comment it may have. */
const endSearch = 22 + 65_535
/** An office document has some dozens. */
const mostEntries = 10_000

/**
 * The files in an archive by its central directory, which is what programs that open it go by (PKWARE APPNOTE 4.3.12, 4.3.16).
 * Nothing is unpacked. Null for what is no plain archive from its first byte to its last: damaged, ZIP64, of several
 * volumes, or with something before or behind it.
 */
export function zipEntries(file: Buffer): ZipEntry[] | null {
  if (file.length < 22 || file.readUInt32LE(0) !== localSignature) return null
  const end = endRecord(file)
  if (end < 0) return null
  const count = file.readUInt16LE(end + 10)
  const directory = file.readUInt32LE(end + 16)
  const directoryEnd = directory + file.readUInt32LE(end + 12)
  const volumes = file.readUInt16LE(end + 4) + file.readUInt16LE(end + 6)
  if (volumes !== 0 || count > mostEntries || directoryEnd !== end) return null
  const entries: ZipEntry[] = []
  let at = directory
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directoryEnd || file.readUInt32LE(at) !== entrySignature) return null
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, nameEnd),
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    })
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return at === directoryEnd ? entries : null
}

/** A small file of the archive; null when it is damaged or larger than `mostBytes`. */
export function zipContent(file: Buffer, entry: ZipEntry, mostBytes: number): Buffer | null {
  const { offset, method, packedBytes } = entry
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== localSignature) return null
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  const packed = file.subarray(start, start + packedBytes)
  if (packed.length !== packedBytes) return null
  if (method === 0) return packed.length <= mostBytes ? packed : null
  if (method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes })
  } catch {
    return null
  }
}

/** Where the end record stands that ends with the file itself; -1 if there is none. */
function endRecord(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - endSearch); at -= 1)
    if (file.readUInt32LE(at) === endSignature && at + 22 + file.readUInt16LE(at + 20) === file.length) return at
  return -1
}
