import type { AnnouncementAudience } from '#db/schema/help.ts'
import type { SchoolFacts } from '../school.server.ts'

export const everySchool: AnnouncementAudience = { plans: [], kinds: [], countries: [], locales: [], schoolIds: [] }

/** Whether an announcement is for a school: one of each that is named, and what names nothing asks nothing. Pure. */
export function isFor(
  { plans, kinds, countries, locales, schoolIds }: AnnouncementAudience,
  school: Pick<SchoolFacts, 'id' | 'plan' | 'kind' | 'country' | 'locale'>,
): boolean {
  const among = (named: readonly string[], value: string) => named.length === 0 || named.includes(value)
  return (
    among(plans, school.plan) &&
    among(kinds, school.kind) &&
    among(countries, school.country) &&
    among(locales, school.locale) &&
    among(schoolIds, school.id)
  )
}
