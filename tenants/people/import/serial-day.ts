/** Days from 30 December 1899, from which spreadsheets count (ECMA-376 part 1, 18.17.4), to 1 January 1970. */
const toEpoch = 25_569
/** Days between the two ways to count, from 1900 and from 1904. */
const from1904 = 1_462
const dayMs = 86_400_000

/** A spreadsheet's number of a day as an ISO date; as it stands when it is no day that a calendar has. */
export function serialDay(serial: number, since1904: boolean): string {
  const ms = (Math.floor(serial) + (since1904 ? from1904 : 0) - toEpoch) * dayMs
  const day = new Date(ms)
  return Number.isNaN(day.getTime()) || day.getUTCFullYear() > 9999 ? String(serial) : day.toISOString().slice(0, 10)
}
