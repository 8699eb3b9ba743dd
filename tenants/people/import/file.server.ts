import { readCsv } from './csv.server.ts'
import { decoded, detectEncoding, type Encoding } from './encoding.ts'
import { rosterLimits } from './limits.ts'
import { RosterRefused } from './refusal.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { readXlsx } from './xlsx.server.ts'

export type FileKind = 'csv' | 'xlsx'

/** A file as it was read: by its content, whatever it is called. */
export interface ReadFile {
  kind: FileKind
  /** Of a CSV file. */
  encoding: Encoding | null
  sheet: Sheet
}

const oleHeader = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** What begins like this is no text: PDF, PNG, JPEG, GIF, RTF, gzip, 7z. */
const otherKinds = ['25504446', '89504e47', 'ffd8ff', '47494638', '7b5c727466', '1f8b', '377abcaf']

/**
 * Reads a roster from the bytes of a file.
 * @param encoding of a CSV file, where somebody said that the guess was wrong
 * @throws RosterRefused
 */
export async function readRoster(bytes: Buffer, encoding?: Encoding): Promise<ReadFile> {
  if (bytes.length === 0) throw new RosterRefused('empty')
  if (bytes.length > rosterLimits.fileBytes) throw new RosterRefused('too_large')
  if (bytes.subarray(0, 8).equals(oleHeader)) throw new RosterRefused(isEncrypted(bytes) ? 'protected' : 'old_excel')
  if (bytes.toString('latin1', 0, 4) === 'PK\x03\x04')
    return { kind: 'xlsx', encoding: null, sheet: sheetOf(await readXlsx(bytes)) }
  if (otherKinds.some(start => bytes.toString('hex', 0, 8).startsWith(start))) throw new RosterRefused('not_a_table')
  const written = encoding ?? detectEncoding(bytes)
  return { kind: 'csv', encoding: written, sheet: sheetOf(readCsv(decoded(bytes, written))) }
}

/** A workbook with a password is an OLE file with the encrypted one inside ([MS-OFFCRYPTO] 2.3.4.4); an old .xls is OLE too. */
const isEncrypted = (bytes: Buffer): boolean => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
