import { eq, isNull, or } from 'drizzle-orm'
import { reportTemplates, type TemplateSection } from '#db/schema/reports.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { sectionIds } from './sections.server.ts'

/**
 * What the reports of a term are made of: the term's own order, else the school's, else the usual one. Sections of modules that are off
 * are left out, those that it does not know yet stand at its end.
 * @param termId null for the school's own
 */
export async function templateFor(
  school: School,
  resolved: Pick<ResolvedSchool, 'modules'>,
  termId: string | null,
): Promise<TemplateSection[]> {
  const rows = await school.read(q =>
    q
      .select()
      .from(reportTemplates)
      .where(
        termId
          ? or(eq(reportTemplates.termId, termId), isNull(reportTemplates.termId))
          : isNull(reportTemplates.termId),
      ),
  )
  const own = rows.find(row => row.termId === termId) ?? rows.find(row => row.termId === null)
  const known = sectionIds(resolved)
  const kept = (own?.sections ?? []).filter(({ id }) => known.includes(id))
  const added = known.filter(id => !kept.some(section => section.id === id)).map(id => ({ id, on: true, words: {} }))
  return [...kept, ...added]
}

/** Sets what reports are made of from now on; drafts that were begun stay. Twice is once. @throws Problem not_found (the term) */
export async function saveTemplate(
  school: School,
  termId: string | null,
  sections: readonly TemplateSection[],
): Promise<void> {
  await school.write(tx =>
    tx
      .insert(reportTemplates)
      .values({ termId, sections: [...sections] })
      .onConflictDoUpdate({
        target: [reportTemplates.schoolId, reportTemplates.termId],
        set: { sections: [...sections] },
      }),
  )
}
