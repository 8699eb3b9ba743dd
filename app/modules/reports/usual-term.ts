import { dayBefore, type YearDates } from '#tenants/people/years/year-dates.ts'

/** Months of a year's first half: from September to January, from August to December. */
const firstMonths = 5

/** The half of a school year that a day is in. Pure; days are ISO dates. */
export function usualHalf(
  { name, startsOn, endsOn }: YearDates,
  day: string,
): { half: 'first' | 'second'; year: string; startsOn: string; endsOn: string } {
  const begins = new Date(`${startsOn.slice(0, 8)}01T00:00:00Z`)
  begins.setUTCMonth(begins.getUTCMonth() + firstMonths)
  const second = begins.toISOString().slice(0, 10)
  return day < second
    ? { half: 'first', year: name, startsOn, endsOn: dayBefore(second) }
    : { half: 'second', year: name, startsOn: second, endsOn }
}
