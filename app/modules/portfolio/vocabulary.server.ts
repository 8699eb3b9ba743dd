import { asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import type { Queries } from '#db/client.server.ts'
import { portfolioTerms } from '#db/schema/portfolio-progress.ts'
import { Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { FrameworkId } from './frameworks/framework.ts'
import { builtIn, builtInTerm, type ShownFramework, shownFramework } from './frameworks/terms.ts'

const ownPrefix = 'own.'
const ownKey = (id: string) => `${ownPrefix}${id}`
const ownId = (key: string): string | null => (key.startsWith(ownPrefix) ? key.slice(ownPrefix.length) : null)

/** The frameworks that a school observes by, as its pages offer them; of its own what is not retired. */
export async function frameworksOf(
  school: School,
  chosen: readonly FrameworkId[],
  locale: Locale,
  t: Translate,
): Promise<ShownFramework[]> {
  const shown = builtIn.filter(({ id }) => chosen.includes(id)).map(each => shownFramework(each, locale))
  if (!chosen.includes('own')) return shown
  const rows = await school.read(q =>
    q
      .select()
      .from(portfolioTerms)
      .where(isNull(portfolioTerms.retiredAt))
      .orderBy(asc(portfolioTerms.place), asc(portfolioTerms.id)),
  )
  const areas = rows
    .filter(({ areaId }) => areaId === null)
    .map(area => ({
      key: ownKey(area.id),
      name: area.name,
      parts: rows
        .filter(({ areaId }) => areaId === area.id)
        .map(({ id, name }) => ({ key: ownKey(id), name, goals: [] })),
    }))
  return areas.length > 0 ? [...shown, { id: 'own', name: t('portfolio.own.name'), areas }] : shown
}

/** Says of every key what it is called now; also of what is retired or of a framework no longer chosen. */
export type TermNames = (key: string) => string

/** The names of stored keys: one query at most, to be issued with a page's others. */
export async function termNames(q: Queries, keys: readonly string[], locale: Locale): Promise<TermNames> {
  const ids = [...new Set(keys.flatMap(key => ownId(key) ?? []))]
  const rows =
    ids.length === 0
      ? []
      : await q
          .select({ id: portfolioTerms.id, name: portfolioTerms.name })
          .from(portfolioTerms)
          .where(inArray(portfolioTerms.id, ids))
  const own = new Map(rows.map(({ id, name }) => [ownKey(id), name]))
  return key => builtInTerm(key, locale)?.name ?? own.get(key) ?? key
}

/**
 * The area of each term that a form names.
 * @throws Problem not_found for a key that no framework has
 */
export async function areasOfTerms(
  q: Pick<Queries, 'select'>,
  terms: readonly string[],
): Promise<{ term: string; area: string }[]> {
  const wanted = [...new Set(terms)]
  const ids = wanted.flatMap(key => ownId(key) ?? [])
  const rows =
    ids.length === 0
      ? []
      : await q
          .select({ id: portfolioTerms.id, areaId: portfolioTerms.areaId })
          .from(portfolioTerms)
          .where(inArray(portfolioTerms.id, ids))
  const own = new Map(rows.map(({ id, areaId }) => [ownKey(id), ownKey(areaId ?? id)]))
  return wanted.map(term => {
    const area = builtInTerm(term, 'en')?.area ?? own.get(term)
    if (!area) throw new Problem('not_found', 'term')
    return { term, area }
  })
}

/** The area of one term, where there is one. @throws Problem not_found */
export async function areaOfTerm(q: Pick<Queries, 'select'>, term: string): Promise<string> {
  const [known] = await areasOfTerms(q, [term])
  if (!known) throw new Problem('not_found', 'term')
  return known.area
}

/** A row of the school's own framework by its id. @returns null when there is none */
export const ownTerm = async (q: Pick<Queries, 'select'>, id: string) =>
  (await q.select().from(portfolioTerms).where(eq(portfolioTerms.id, id)))[0] ?? null
