import { and, eq } from 'drizzle-orm'
import { isLocale, type Locale } from '#app/platform/i18n/translate.ts'
import type { Queries } from '#db/client.server.ts'
import { guardianships } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import type { School } from '#tenants/school.server.ts'
import type { ReportBody } from './body.ts'

/** The languages that a child's guardians read the school's pages in. */
export async function familyLanguages(
  q: Pick<Queries, 'selectDistinct'>,
  school: School,
  childId: string,
): Promise<Set<Locale>> {
  const rows = await q
    .selectDistinct({ locale: members.locale })
    .from(guardianships)
    .innerJoin(members, and(eq(members.schoolId, guardianships.schoolId), eq(members.id, guardianships.memberId)))
    .where(eq(guardianships.childId, childId))
  return new Set(rows.map(({ locale }) => locale ?? school.facts.locale).filter(isLocale))
}

/** How many sentences still say what was drafted, in a language that the family reads. Pure. */
export const behindFor = ({ sections }: ReportBody, languages: ReadonlySet<Locale>): number =>
  sections
    .flatMap(({ sentences }) => sentences)
    .filter(({ behind = [] }) => behind.some(language => languages.has(language))).length

/**
 * A body as it is published: what is behind in a language stays where a lead has said so for one that the family reads, and goes elsewhere,
 * so that whoever reads that language reads the words that were written. Pure.
 */
export const settled = ({ sections }: ReportBody, languages: ReadonlySet<Locale>): ReportBody => ({
  sections: sections.map(section => ({
    ...section,
    sentences: section.sentences.map(({ behind = [], ...sentence }) => ({
      ...sentence,
      text: Object.fromEntries(
        Object.entries(sentence.text).filter(([language]) => {
          const late = behind.find(each => each === language)
          return !late || languages.has(late)
        }),
      ),
    })),
  })),
})
