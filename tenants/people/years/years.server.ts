import { desc } from 'drizzle-orm'
import { schoolYears } from '#db/schema/years.ts'
import type { School } from '../../school.server.ts'
import { usualYear, type YearDates } from './year-dates.ts'

/** The school's years with their days, newest first. */
export const yearsOf = (school: School): Promise<(YearDates & { id: string })[]> =>
  school.read(q =>
    q
      .select({
        id: schoolYears.id,
        name: schoolYears.name,
        startsOn: schoolYears.startsOn,
        endsOn: schoolYears.endsOn,
      })
      .from(schoolYears)
      .orderBy(desc(schoolYears.startsOn)),
  )

/** The year that a day (ISO date) falls in: the school's own, or else the one that is usual in its country. */
export async function yearAt(school: School, day: string): Promise<YearDates> {
  const years = await yearsOf(school)
  return years.find(year => year.startsOn <= day && day <= year.endsOn) ?? usualYear(school.facts.country, day)
}
