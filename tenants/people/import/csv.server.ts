import Papa from 'papaparse'
import { rosterLimits } from './limits.ts'
import { RosterRefused } from './refusal.ts'

const delimiters = [',', ';', '\t', '|'] as const

/** Titles and blank lines beside the rows that count. */
const spare = 200

/**
 * The cells of a CSV text, separated by comma, semicolon, tab or bar, whichever it is. Cells are text: nothing is computed.
 * @throws RosterRefused not_a_table, too_many_rows
 */
export function readCsv(text: string): string[][] {
  if (text.includes('\0')) throw new RosterRefused('not_a_table')
  const limit = rosterLimits.rows + spare
  const { data } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: false,
    preview: limit + 1,
  })
  if (data.length > limit) throw new RosterRefused('too_many_rows')
  return data
}

/** The one that parts the first lines into most cells; Papa's own guess gives up on files of a few lines. */
function delimiterOf(text: string): string {
  const cells = delimiters.map(delimiter => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: 20, skipEmptyLines: true })
    return data.reduce((total, row) => total + row.length, 0)
  })
  return delimiters[cells.indexOf(Math.max(...cells))] ?? ','
}
