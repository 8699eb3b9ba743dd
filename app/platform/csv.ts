/** What a spreadsheet would compute, or hand to another program, instead of showing it, also behind white space (OWASP, CSV injection). */
const computed = /^\s*[=+\-@\t\r]/

/**
 * A CSV file that spreadsheets open as it is: in UTF-8 with a byte order mark, lines ending as RFC 4180 says. A cell that begins like
 * a formula gets an apostrophe before it, so that it stays the text somebody wrote; a plain number stays a number.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `${csvMark}${csvLines(rows)}`
}

/** What such a file begins with. */
export const csvMark = '\ufeff'
/** Lines of such a file, for one that is written piece by piece. */
export const csvLines = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map(cells => `${cells.map(cellOf).join(',')}\r\n`).join('')

/** The answer that a browser keeps as a file. @param name ASCII, without an ending */
export function csvFile(name: string, rows: readonly (readonly (string | number)[])[]): Response {
  return new Response(csvOf(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}

function cellOf(value: string | number): string {
  const text = String(value)
  const safe = computed.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
