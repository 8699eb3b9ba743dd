import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of these parts, packed as spreadsheets pack theirs. `states` is what the directory says a part unpacks to. */
export function zipOf(parts: Record<string, string | Buffer>, states?: number): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(states ?? plain.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, index, end])
}

/** What a cell can be: text, a number, a day (as its serial number), or a formula with the value last shown. */
export type Cell = string | number | { serial: number } | { formula: string; shown: string }

const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** The parts of a workbook with one sheet, as Excel writes them; texts are shared strings. */
export function workbookParts(rows: readonly (readonly Cell[])[]): Record<string, string> {
  const strings: string[] = []
  const cell = (value: Cell, row: number, column: number) => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`
    if (typeof value === 'string') return `<c ${at} t="s"><v>${strings.push(value) - 1}</v></c>`
    if ('serial' in value) return `<c ${at} s="1"><v>${value.serial}</v></c>`
    return `<c ${at} t="str"><f>${xml(value.formula)}</f><v>${xml(value.shown)}</v></c>`
  }
  const data = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((each, column) => cell(each, row, column)).join('')}</row>`,
  )
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  return {
    'xl/workbook.xml': `<workbook ${main} xmlns:r="r"><sheets><sheet name="Roster" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${data.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map(each => `<si><t>${xml(each)}</t></si>`).join('')}</sst>`,
  }
}

export const workbookOf = (rows: readonly (readonly Cell[])[]): Buffer => zipOf(workbookParts(rows))
