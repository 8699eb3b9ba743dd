/** What a spreadsheet would take for a formula, also behind white space. */
const formula = /^\s*[=+\-@\t\r]/

/**
 * A table as CSV (RFC 4180) that spreadsheets open as text: with a byte-order mark, so that Excel reads UTF-8, and an apostrophe
 * before everything that would be run as a formula (OWASP, CSV injection).
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
