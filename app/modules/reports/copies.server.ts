import { isDeepStrictEqual } from 'node:util'
import { isNull } from 'drizzle-orm'
import type { Copies } from '#app/platform/copies.ts'
import { reportTemplates } from '#db/schema/reports.ts'
import { sectionTitle } from './sections.server.ts'

/** What reports are made of: sections, their order and the school's own words in them. Templates of single terms stay where their terms are. */
export const copies: Copies = {
  template: async from => {
    const ofSchool = isNull(reportTemplates.termId)
    const [own] = await from.school.read(q =>
      q.select({ sections: reportTemplates.sections }).from(reportTemplates).where(ofSchool),
    )
    if (!own) return null
    const { sections } = own
    const on = sections.filter(section => section.on)
    const named = on.length > 0 ? on : sections
    return {
      what: sections,
      plan: async q => {
        const [before] = await q.select({ sections: reportTemplates.sections }).from(reportTemplates).where(ofSchool)
        const kind = before ? 'replaced' : 'added'
        return {
          // Its order is one thing: what stands in it is shown as what reports will have.
          changes: isDeepStrictEqual(before?.sections, sections)
            ? []
            : named.map(({ id }) => ({ kind, name: t => sectionTitle(t, id) })),
          put: async tx => {
            await tx
              .insert(reportTemplates)
              .values({ termId: null, sections })
              .onConflictDoUpdate({ target: [reportTemplates.schoolId, reportTemplates.termId], set: { sections } })
          },
        }
      },
    }
  },
}
