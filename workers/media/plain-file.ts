import { refused } from './refusal.ts'
import { type ZipEntry, zipContent, zipEntries } from './zip-directory.ts'

/** Types of files that are passed on as they are. */
export type PlainFileType = (typeof plainFileTypes)[number]
export const plainFileTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'text/plain',
] as const

/**
 * Tells what a document is by its whole content; names are never asked. A document that may run something (macros, programs
 * inside it, HTML, SVG, scripts) is refused, and so is an office document with a password, because nobody can look
 * whether it does; a PDF with a password is let through, as PDF readers run nothing outside themselves.
 * @throws Permanent 'type-not-allowed', 'damaged', 'has-password', 'has-macros'
 */
export function plainFileType(file: Buffer): PlainFileType {
  if (file.subarray(0, 5).equals(pdfStart)) {
    // Of an upload that broke off the end is missing, and nothing would open it.
    if (!file.subarray(-2048).includes('%%EOF')) throw refused('damaged')
    return 'application/pdf'
  }
  if (file.subarray(0, 4).equals(zipStart)) return officeType(file)
  if (file.subarray(0, 8).equals(compoundStart))
    throw refused(file.includes(encryptedPackage) ? 'has-password' : 'type-not-allowed')
  if (isPlainText(file)) return 'text/plain'
  throw refused('type-not-allowed')
}

const pdfStart = Buffer.from('%PDF-')
const zipStart = Buffer.from('PK\x03\x04', 'latin1')
/** Office documents of before 2007, and since then those with a password ([MS-CFB] 2.2, [MS-OFFCRYPTO] 2.3.4). */
const compoundStart = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

const smallPart = 1024 * 1024
const mainTypes: readonly [string, PlainFileType][] = [
  ['wordprocessingml.document', plainFileTypes[1]],
  ['spreadsheetml.sheet', plainFileTypes[2]],
  ['presentationml.presentation', plainFileTypes[3]],
]
/** ActiveX, Basic and script folders, and programs that were dropped into a document. */
const runs =
  /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/|basic\/|scripts\/)|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|js|jar|msi|lnk|hta|sh)$/i

function officeType(file: Buffer): PlainFileType {
  const entries = zipEntries(file)
  if (!entries) throw refused('damaged')
  if (entries.some(({ name }) => runs.test(name))) throw refused('has-macros')
  const part = (name: string): string | null => {
    const entry: ZipEntry | undefined = entries.find(each => each.name === name)
    return entry ? (zipContent(file, entry, smallPart)?.toString('utf8') ?? null) : null
  }
  // ODF 1.3 part 2, 3.3; a password stands in its manifest (3.4.2).
  if (part('mimetype') === 'application/vnd.oasis.opendocument.text') {
    if (part('META-INF/manifest.xml')?.includes('encryption-data')) throw refused('has-password')
    return 'application/vnd.oasis.opendocument.text'
  }
  // ECMA-376 part 2, 7.2.3: what the main part is.
  const types = part('[Content_Types].xml')
  if (!types) throw refused('type-not-allowed')
  if (/macroEnabled|vbaProject|activeX/i.test(types)) throw refused('has-macros')
  const found = mainTypes.find(([name]) =>
    types.includes(`application/vnd.openxmlformats-officedocument.${name}.main+xml`),
  )
  if (!found) throw refused('type-not-allowed')
  return found[1]
}

/** Tags that a browser would act on, and beginnings that a shell or an office program would. */
const acts = /<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|meta|link|base|form|img|xml|\?xml|\?php)\b/i
const begins = /^(#!|\{\\rtf|%!|ffconcat|#EXTM3U)/i
/** What no text has; tabs, line ends and form feeds it may have. */
const control = /[^\P{Cc}\t\n\r\f]/u

function isPlainText(file: Buffer): boolean {
  const text = decoded(file)
  return (
    text !== null && text.trim() !== '' && !control.test(text) && !acts.test(text) && !begins.test(text.trimStart())
  )
}

/** UTF-8, UTF-16 with its mark, or the Chinese encoding in which office programs still write tables. */
function decoded(file: Buffer): string | null {
  const utf16 =
    file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : file[0] === 0xfe && file[1] === 0xff ? 'utf-16be' : null
  for (const encoding of utf16 ? [utf16] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file)
    } catch {
      // Not this one.
    }
  }
  return null
}
