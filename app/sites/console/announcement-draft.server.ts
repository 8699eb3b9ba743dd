import type { z } from 'zod'
import { invalid } from '#app/platform/act.server.ts'
import { countryCodes } from '#tenants/countries.ts'
import type { AnnouncementDraft } from '#tenants/help/announcements.server.ts'
import { schoolsOfSlugs } from '#tenants/help/reach.server.ts'
import type { AnnouncementForm } from './forms.ts'

/** What was typed as it is kept. @throws Invalid where a country or school is named that there is none of */
export async function draftOf(form: z.output<typeof AnnouncementForm>): Promise<AnnouncementDraft> {
  const { announcementId: id, countries: typed, schools, plans, kinds, locales, until, ...words } = form
  const countries = typed.map(code => code.toUpperCase())
  const strange = countries.find(code => !countryCodes.includes(code))
  if (strange) throw invalid({ countries: { key: 'console.announcement.country_unknown', values: { code: strange } } })
  const slugs = schools.map(slug => slug.toLowerCase())
  const named = await schoolsOfSlugs(slugs)
  const missing = slugs.find(slug => !named.some(school => school.slug === slug))
  if (missing) throw invalid({ schools: { key: 'console.announcement.school_unknown', values: { slug: missing } } })
  return {
    ...words,
    id,
    audience: { plans, kinds, countries, locales, schoolIds: named.map(school => school.id) },
    // The day included.
    until: until ? new Date(`${until}T23:59:59Z`) : null,
  }
}
