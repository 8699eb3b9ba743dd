import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sourceOf } from './fixture.ts'
import { plainFileType } from './plain-file.ts'
import { prepareMedia } from './prepare.server.ts'

/** A ZIP archive as office programs write it: deflated, with a central directory at its end. */
function zip(files: Record<string, string>, behind = ''): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(text))
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(text.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end, Buffer.from(behind)])
}

const office = 'application/vnd.openxmlformats-officedocument'
const types = (main: string) => `<Types><Override PartName="/main.xml" ContentType="${main}"/></Types>`
const document = (kind: string, more: Record<string, string> = {}, behind = '') =>
  zip({ '[Content_Types].xml': types(`${office}.${kind}.main+xml`), 'main.xml': '<w/>', ...more }, behind)
const odt = (more: Record<string, string> = {}) =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>', ...more })
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const reason = (reason: string) => expect.objectContaining({ reason })

describe('what is passed on', () => {
  test.each<[string, Buffer, string]>([
    ['PDF', pdf, 'application/pdf'],
    ['DOCX', document('wordprocessingml.document'), `${office}.wordprocessingml.document`],
    ['XLSX', document('spreadsheetml.sheet'), `${office}.spreadsheetml.sheet`],
    ['PPTX', document('presentationml.presentation'), `${office}.presentationml.presentation`],
    ['ODT', odt(), 'application/vnd.oasis.opendocument.text'],
    ['text', Buffer.from('Dear teacher,\r\n\tMina is <3 weeks old; 2 < 3.\n'), 'text/plain'],
    ['a table', Buffer.from('name;day\n小明;周一\n'), 'text/plain'],
    ['a table as Excel writes it in China', Buffer.from('d0d5c3fb2cc8d5c6da0ac3d7c4c82c31', 'hex'), 'text/plain'],
    ['text in UTF-16', Buffer.from('\ufeffhello', 'utf16le'), 'text/plain'],
  ])('%s', (_what, file, mime) => {
    expect(plainFileType(file)).toBe(mime)
  })

  test('byte for byte, as the only variant, where plain files are welcome', async () => {
    const stored: Buffer[] = []
    const sink = async (_variant: unknown, body: unknown) => void stored.push(body as Buffer)
    const prepared = await prepareMedia(sourceOf(pdf), sink, { accept: ['photo', 'file'] })
    expect(prepared).toMatchObject({ kind: 'file', variants: [{ name: 'file', mime: 'application/pdf' }] })
    expect(stored).toEqual([pdf])
    await expect(prepareMedia(sourceOf(pdf), sink)).rejects.toEqual(reason('type-not-allowed'))
    await expect(prepareMedia(sourceOf(pdf), sink, { accept: ['file'], limits: { fileBytes: 9 } })).rejects.toEqual(
      reason('too-large'),
    )
    await expect(prepareMedia(sourceOf(Buffer.alloc(0)), sink, { accept: ['file'] })).rejects.toEqual(reason('empty'))
  })
})

describe('what is refused', () => {
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const locked = Buffer.concat([compound, Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')])
  test.each<[string, Buffer, string]>([
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'type-not-allowed'],
    ['a program of Linux', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), 'type-not-allowed'],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'type-not-allowed'],
    ['HTML', Buffer.from('<!doctype html><p>hi'), 'type-not-allowed'],
    ['HTML further down', Buffer.from(`hello\n<ScRipt>alert(1)</script>`), 'type-not-allowed'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type-not-allowed'],
    ['HTML in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), 'type-not-allowed'],
    ['RTF', Buffer.from('{\\rtf1 hello}'), 'type-not-allowed'],
    ['bytes', Buffer.from([0, 1, 2, 3]), 'type-not-allowed'],
    ['nothing but blanks', Buffer.from('  \n'), 'type-not-allowed'],
    ['half a PDF', pdf.subarray(0, 20), 'damaged'],
    ['a plain archive', zip({ 'a.txt': 'a' }), 'type-not-allowed'],
    ['an archive with a program', document('wordprocessingml.document', { 'word/x.exe': 'MZ' }), 'has-macros'],
    ['DOCX with a macro', document('wordprocessingml.document', { 'word/vbaProject.bin': 'x' }), 'has-macros'],
    [
      'DOCM',
      zip({ '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml') }),
      'has-macros',
    ],
    [
      'XLSM',
      zip({ '[Content_Types].xml': types('application/vnd.ms-excel.sheet.macroEnabled.main+xml') }),
      'has-macros',
    ],
    ['a template', document('wordprocessingml.template'), 'type-not-allowed'],
    ['ODT with a macro', odt({ 'Basic/Standard/script-lb.xml': '<x/>' }), 'has-macros'],
    ['ODT with a password', odt({ 'META-INF/manifest.xml': '<manifest:encryption-data/>' }), 'has-password'],
    ['DOCX with a password', locked, 'has-password'],
    ['an old office document', Buffer.concat([compound, Buffer.alloc(512)]), 'type-not-allowed'],
    ['DOCX with something behind it', document('wordprocessingml.document', {}, '<script>'), 'damaged'],
    ['half a DOCX', document('wordprocessingml.document').subarray(0, 80), 'damaged'],
    ['a bomb of types', zip({ '[Content_Types].xml': ' '.repeat(2_000_000) }), 'type-not-allowed'],
  ])('%s', (_what, file, why) => {
    expect(() => plainFileType(file)).toThrow(reason(why))
  })
})
