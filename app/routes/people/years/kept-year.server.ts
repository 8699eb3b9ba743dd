import { invalid } from '#app/platform/act.server.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { keepYearDates } from '#tenants/people/years/year.server.ts'
import type { YearDates } from '#tenants/people/years/year-dates.ts'

/** Keeps a year, or says at the field why not. */
export async function keepYear({ school, locale }: SchoolRequest, yearId: string, year: YearDates): Promise<void> {
  const refusal = await keepYearDates(school, yearId, year)
  if (refusal === null) return
  if (refusal === 'taken') throw invalid({ name: 'people.years.taken' })
  if (refusal === 'order') throw invalid({ endsOn: 'people.years.order' })
  if (refusal === 'too_long') throw invalid({ endsOn: 'people.years.too_long' })
  const { name, startsOn, endsOn } = refusal.overlaps
  const values = { name, from: formatDay(locale, startsOn, 'short'), to: formatDay(locale, endsOn, 'short') }
  // Said where it begins to be wrong.
  const field = startsOn <= year.startsOn ? 'startsOn' : 'endsOn'
  throw invalid({ [field]: { key: 'people.years.overlaps', values } })
}
