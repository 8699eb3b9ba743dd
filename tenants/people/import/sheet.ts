import { rosterLimits } from './limits.ts'
import { RosterRefused } from './refusal.ts'
import { suggestColumns } from './suggestion.ts'

/** A row as a spreadsheet shows it. */
export interface SheetRow {
  /** Counted from 1, as the spreadsheet counts. */
  line: number
  cells: string[]
}

/** The table in a file: what its columns are called, and the rows below. */
export interface Sheet {
  headers: string[]
  rows: SheetRow[]
}

/** How many rows may stand above the header: a school's name, a title, a date. */
const rowsAbove = 10

/**
 * Finds the table among the rows of a file. Titles above the header are common, so the header is the row whose words name the
 * most columns; where no word is known it is the first row.
 * @throws RosterRefused empty, too_many_rows, too_many_columns
 */
export function sheetOf(grid: readonly string[][]): Sheet {
  const rows = grid
    .map((cells, index) => ({ line: index + 1, cells: cells.map(tidy) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
  const known = rows.slice(0, rowsAbove).map(({ cells }) => suggestColumns(cells).filter(Boolean).length)
  const at = Math.max(0, known.indexOf(Math.max(1, ...known)))
  const header = rows[at]
  if (!header || rows.length === at + 1) throw new RosterRefused('empty')
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.findLastIndex(Boolean) + 1), 0)
  if (width > rosterLimits.columns) throw new RosterRefused('too_many_columns')
  if (rows.length - at - 1 > rosterLimits.rows) throw new RosterRefused('too_many_rows')
  const wide = (cells: string[]) => Array.from({ length: width }, (_, index) => cells[index] ?? '')
  return {
    headers: wide(header.cells),
    rows: rows.slice(at + 1).map(({ line, cells }) => ({ line, cells: wide(cells) })),
  }
}

/** The letters by which a spreadsheet calls a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}

/** One line without what nobody sees: control characters, direction marks, no-break spaces. */
const tidy = (cell: string): string =>
  cell
    .slice(0, rosterLimits.cell)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
