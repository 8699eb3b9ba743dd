import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { rosterLimits } from './limits.ts'
import { RosterRefused } from './refusal.ts'

const inflate = promisify(inflateRaw)

/** A part of a zip, as its central directory says. */
interface Entry {
  method: number
  packed: number
  unpacked: number
  local: number
}

/** More parts than any workbook of text and tables has. */
const maxEntries = 2_000
const megabyte = 1024 * 1024

/**
 * Opens a zip by its central directory (PKWARE APPNOTE 4.3.12). Sizes it states are looked at before anything is unpacked, and
 * unpacking stops at the limit whatever they stated.
 * @throws RosterRefused damaged, protected, bomb
 */
export function openZip(file: Buffer): { has(name: string): boolean; read(name: string): Promise<Buffer> } {
  const entries = guarded(() => directoryOf(file))
  return {
    has: name => entries.has(name),
    async read(name) {
      const entry = entries.get(name)
      if (!entry) throw new RosterRefused('damaged')
      return unpack(file, entry)
    },
  }
}

function directoryOf(file: Buffer): Map<string, Entry> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new RosterRefused('damaged')
  const count = file.readUInt16LE(end + 10)
  if (count > maxEntries) throw new RosterRefused('bomb')
  const entries = new Map<string, Entry>()
  let at = file.readUInt32LE(end + 16)
  for (let left = count; left > 0; left--) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new RosterRefused('damaged')
    // Bit 0 of the flags: encrypted.
    if (file.readUInt16LE(at + 8) & 1) throw new RosterRefused('protected')
    const nameLength = file.readUInt16LE(at + 28)
    const entry: Entry = {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      local: file.readUInt32LE(at + 42),
    }
    if (isBomb(entry)) throw new RosterRefused('bomb')
    entries.set(file.toString('utf8', at + 46, at + 46 + nameLength), entry)
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

const isBomb = ({ packed, unpacked }: Entry): boolean =>
  unpacked > rosterLimits.unpackedBytes || (unpacked > megabyte && unpacked > packed * rosterLimits.ratio)

async function unpack(file: Buffer, { method, packed, local }: Entry): Promise<Buffer> {
  const bytes = guarded(() => {
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    return file.subarray(start, start + packed)
  })
  if (method === 0) return bytes
  if (method !== 8) throw new RosterRefused('damaged')
  try {
    return await inflate(bytes, { maxOutputLength: Math.min(rosterLimits.unpackedBytes, limitFor(packed)) })
  } catch (error) {
    const tooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new RosterRefused(tooLong ? 'bomb' : 'damaged', { cause: error })
  }
}

const limitFor = (packed: number): number => Math.max(megabyte, packed * rosterLimits.ratio)

/** Reading past the end of a file that was cut off. */
function guarded<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw error instanceof RangeError ? new RosterRefused('damaged', { cause: error }) : error
  }
}
