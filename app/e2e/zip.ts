import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'

/** The files in a zip, by its central directory (PKWARE APPNOTE 4.3.12), which is what unpackers read. */
export async function readZip(path: string): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await readFile(path)
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('There is no end of a zip: it was cut off.')
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: count }, () => {
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const [nameLength, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ]
    const local = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    at += 46 + nameLength + extra + comment
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + packed)
    return { name, bytes: method === 0 ? bytes : inflateRawSync(bytes) }
  })
}
