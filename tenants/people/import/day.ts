/** In which order a file writes a day in digits. */
export const dateOrders = ['dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号|號)?(?:[T\s].*)?$/
const yearLast = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/
const closeTogether = /^((?:19|20)\d{2})(\d{2})(\d{2})$/

/**
 * The orders in which every day of a column can be read. With one, there is nothing to ask; with both, somebody has to say;
 * with none, the file mixes them and either reading leaves problems.
 */
export function possibleOrders(cells: readonly string[]): DateOrder[] {
  const pairs = cells.flatMap(cell => {
    const [, first, second] = yearLast.exec(plain(cell)) ?? []
    return first && second ? [[Number(first), Number(second)] as const] : []
  })
  return dateOrders.filter(order => pairs.every(([first, second]) => (order === 'dmy' ? second : first) <= 12))
}

/** Whether a column has days that are different days in either order. */
export const needsOrder = (cells: readonly string[]): boolean =>
  possibleOrders(cells).length !== 1 && cells.some(cell => yearLast.test(plain(cell)))

/**
 * A day as an ISO date, from ISO, Chinese (2021年3月5日, 2021/3/5), D/M/Y or M/D/Y.
 * @param today ISO date, by which two digits are a year of this century or the last
 * @returns 'unreadable' for what is no date, 'no_such_day' for one that no calendar has, such as 29 February 2023
 */
export function readDay(cell: string, order: DateOrder, today: string): { day: string } | 'unreadable' | 'no_such_day' {
  const text = plain(cell)
  const [, year, month, date] = yearFirst.exec(text) ?? closeTogether.exec(text) ?? []
  if (year) return dayOf(Number(year), Number(month), Number(date))
  const [, first, second, last] = yearLast.exec(text) ?? []
  if (!last) return 'unreadable'
  const [d, m] = order === 'dmy' ? [first, second] : [second, first]
  return dayOf(last.length === 2 ? fullYear(Number(last), today) : Number(last), Number(m), Number(d))
}

function dayOf(year: number, month: number, date: number): { day: string } | 'no_such_day' {
  const day = new Date(Date.UTC(year, month - 1, date))
  const there = day.getUTCFullYear() === year && day.getUTCMonth() === month - 1 && day.getUTCDate() === date
  return there ? { day: day.toISOString().slice(0, 10) } : 'no_such_day'
}

function fullYear(two: number, today: string): number {
  const century = Number(today.slice(0, 2)) * 100
  return century + two > Number(today.slice(0, 4)) ? century - 100 + two : century + two
}

/** Full-width digits and signs as plain ones. */
const plain = (cell: string): string => cell.normalize('NFKC').trim()
