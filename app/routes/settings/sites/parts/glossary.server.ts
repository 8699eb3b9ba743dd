import { asc, sql } from 'drizzle-orm'
import type { Change, CopyPart } from '#app/platform/copies.ts'
import { languageNames } from '#app/platform/i18n/language-names.ts'
import { isLocale } from '#app/platform/i18n/translate.ts'
import { translationTerms } from '#db/schema/translation.ts'
import { lockGlossary } from '#tenants/translation/glossary.server.ts'
import { mostTerms } from '#tenants/translation/limits.ts'

const columns = {
  term: translationTerms.term,
  language: translationTerms.language,
  rendering: translationTerms.rendering,
}
const keyOf = ({ term, language }: { term: string; language: string }) => `${language} ${term}`

/** What words become in a translation. A word that is said otherwise here becomes what the other school says. */
export const glossary: CopyPart = async ({ school }) => {
  const own = await school.read(q =>
    q.select(columns).from(translationTerms).orderBy(asc(translationTerms.term), asc(translationTerms.language)),
  )
  if (own.length === 0) return null
  return {
    what: own,
    plan: async (q, to) => {
      const there = new Map((await q.select(columns).from(translationTerms)).map(each => [keyOf(each), each.rendering]))
      const different = own.filter(each => there.get(keyOf(each)) !== each.rendering)
      const fits = there.size + different.filter(each => !there.has(keyOf(each))).length <= mostTerms
      return {
        changes: different.map((each): Change => {
          const before = there.get(keyOf(each))
          return {
            ...(fits ? { kind: before === undefined ? 'added' : 'replaced' } : { kind: 'left', because: 'full' }),
            name: () => `${each.term} (${isLocale(each.language) ? languageNames[each.language] : each.language})`,
            before: before === undefined ? undefined : () => before,
            after: () => each.rendering,
          }
        }),
        put: async tx => {
          await lockGlossary(tx, to.school.id)
          await tx
            .insert(translationTerms)
            .values(different)
            .onConflictDoUpdate({
              target: [translationTerms.schoolId, translationTerms.language, translationTerms.term],
              set: { rendering: sql`excluded.rendering` },
            })
        },
      }
    },
  }
}
