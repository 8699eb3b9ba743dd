import { rosterLimits } from './limits.ts'
import { RosterRefused } from './refusal.ts'
import { serialDay } from './serial-day.ts'
import { readStyles } from './xlsx-styles.server.ts'
import { readXml } from './xml.server.ts'
import { openZip } from './zip.server.ts'

type Zip = ReturnType<typeof openZip>

/** Titles and blank lines beside the rows that count. */
const spare = 200

/**
 * The cells of a workbook's first visible sheet as text (ECMA-376 part 1, 18.3): dates as ISO dates, a formula as the value the
 * spreadsheet last showed. Reads what a roster needs and nothing else.
 * @throws RosterRefused
 */
export async function readXlsx(file: Buffer): Promise<string[][]> {
  const zip = openZip(file)
  const { sheet, since1904 } = await workbookOf(zip)
  const [strings, isDate] = await Promise.all([sharedStrings(zip), readStyles(zip)])
  const grid: string[][] = []
  let cell: { row: number; column: number; type: string; style: number; written: string } | null = null
  let taking = false
  let tooMany = false
  let row = 0
  let column = 0
  await readXml(await zip.read(sheet), {
    enough: () => tooMany,
    open(name, { r, t, s }) {
      if (name === 'row') {
        row = r ? Number(r) : row + 1
        column = 0
        if (!(row <= rosterLimits.rows + spare)) tooMany = true
      } else if (name === 'c') {
        column = r ? columnNumber(r) : column + 1
        cell = { row, column, type: t ?? 'n', style: Number(s ?? 0), written: '' }
      } else taking = cell !== null && (name === 'v' || name === 't')
    },
    text(text) {
      if (taking && cell && cell.written.length < rosterLimits.cell) cell.written += text
    },
    close(name) {
      taking = false
      if (name !== 'c' || !cell) return
      const shown = cellText(cell, strings, isDate, since1904)
      if (shown !== '' && !tooMany && cell.column > 0 && cell.column <= 16_384) put(grid, cell.row, cell.column, shown)
      cell = null
    },
  })
  if (tooMany) throw new RosterRefused('too_many_rows')
  return Array.from(grid, cells => Array.from(cells ?? [], each => each ?? ''))
}

function put(grid: string[][], row: number, column: number, text: string): void {
  // Far to the right is a slip of the mouse, not a column of people; a later check says that there are too many.
  const at = Math.min(column, rosterLimits.columns + 1) - 1
  const cells = grid[row - 1] ?? []
  cells[at] = text
  grid[row - 1] = cells
}

function cellText(
  { type, style, written }: { type: string; style: number; written: string },
  strings: readonly string[],
  isDate: (style: number) => boolean,
  since1904: boolean,
): string {
  if (type === 's') return strings[Number(written)] ?? ''
  if (type === 'd') return written.slice(0, 10)
  // An error such as #REF! is what the spreadsheet shows; the checks say what is wrong with it.
  if (type !== 'n' || written === '') return written
  const number = Number(written)
  if (!Number.isFinite(number)) return written
  if (isDate(style)) return serialDay(number, since1904)
  return Number.isInteger(number) ? number.toFixed(0) : String(number)
}

async function workbookOf(zip: Zip): Promise<{ sheet: string; since1904: boolean }> {
  if (!zip.has('xl/workbook.xml')) throw new RosterRefused('not_a_table')
  const sheets: { id: string; hidden: boolean }[] = []
  let since1904 = false
  await readXml(await zip.read('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'sheet')
        sheets.push({ id: attributes['r:id'] ?? '', hidden: /hidden/i.test(attributes.state ?? '') })
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
    },
  })
  const targets = new Map<string, string>()
  await readXml(await zip.read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const first = sheets.find(each => !each.hidden) ?? sheets[0]
  const sheet = first && targets.get(first.id)
  if (!sheet) throw new RosterRefused('damaged')
  return { sheet, since1904 }
}

/** The texts that cells point at; a reading aid above a character (`rPh`) is not part of the text. */
async function sharedStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has('xl/sharedStrings.xml')) return strings
  let text: string | null = null
  let taking = false
  let aside = false
  await readXml(await zip.read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') aside = true
      taking = name === 't' && !aside
    },
    text(written) {
      if (taking && text !== null && text.length < rosterLimits.cell) text += written
    },
    close(name) {
      taking = false
      if (name === 'rPh') aside = false
      if (name !== 'si' || text === null) return
      strings.push(text)
      text = null
    },
  })
  return strings
}

/** The number of a cell's column, from 1: 'B7' is 2. */
function columnNumber(reference: string): number {
  let number = 0
  for (const letter of reference.match(/^[A-Z]{1,3}/)?.[0] ?? '') number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
