/** First days of school years by country, as 'MM-DD': the usual ones of ministries; a school puts its own. */
const usualStarts: Record<string, string> = {
  CN: '09-01',
  HK: '09-01',
  TW: '08-01',
  GB: '09-01',
  IE: '09-01',
  FR: '09-01',
  ES: '09-01',
  IT: '09-01',
  CA: '09-01',
  JP: '04-01',
  IN: '04-01',
  KR: '03-01',
  SG: '01-02',
  MY: '01-02',
  AU: '01-26',
  NZ: '01-26',
  ZA: '01-10',
  BR: '02-01',
}
/** Most of the others, the United States and Germany among them, begin in August. */
const otherStart = '08-01'

export interface YearDates {
  name: string
  /** ISO dates, both included. */
  startsOn: string
  endsOn: string
}

/** The usual school year of a country (ISO 3166 alpha-2) that a day (ISO date) falls in. Pure. */
export function usualYear(country: string, day: string): YearDates {
  const start = usualStarts[country] ?? otherStart
  const year = Number(day.slice(0, 4))
  const first = day.slice(5) >= start ? year : year - 1
  return {
    name: nameOfYear(first, start),
    startsOn: `${first}-${start}`,
    endsOn: dayBefore(`${first + 1}-${start}`),
  }
}

/** The day before a day, both ISO dates. */
export function dayBefore(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() - 1)
  return moment.toISOString().slice(0, 10)
}

/** Days from one day to another, both ISO dates. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** '2026/27', or '2027' where a year begins in January. */
const nameOfYear = (first: number, start: string): string =>
  start.startsWith('01') ? String(first) : `${first}/${String(first + 1).slice(-2)}`
