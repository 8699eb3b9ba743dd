import { and, desc, eq, sql } from 'drizzle-orm'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { observations } from '#db/schema/portfolio.ts'
import type { School } from '#tenants/school.server.ts'
import { mostFinds, searchedAtOnce, searchedObservations } from './limits.ts'
import { portfolioSealer, textPlace, wordsPlace } from './sealed-words.server.ts'
import { readByIds } from './shown.server.ts'
import type { ShownObservation } from './shown-observation.ts'

/**
 * Looks for words in what the reader may see, the newest first: in texts and in what children said. They rest sealed, so the newest few thousand
 * are deciphered in batches and compared; what is older is not found.
 */
export async function searchObservations(school: School, wanted: string, locale: Locale): Promise<ShownObservation[]> {
  const sealer = await portfolioSealer(school)
  const words = folded(wanted)
  const ids: string[] = []
  let before: { on: string; id: string } | undefined
  for (let seen = 0; seen < searchedObservations && ids.length < mostFinds; seen += searchedAtOnce) {
    const { id, observedOn, textSealed, wordsSealed } = observations
    const rows = await school.read(q =>
      q
        .select({ id, on: observedOn, textSealed, wordsSealed })
        .from(observations)
        .where(
          and(
            eq(observations.state, 'shared'),
            before ? sql`(${observedOn}, ${id}) < (${before.on}::date, ${before.id}::uuid)` : undefined,
          ),
        )
        .orderBy(desc(observedOn), desc(id))
        .limit(searchedAtOnce),
    )
    for (const row of rows) {
      const text = await sealer.open(textPlace(row.id), row.textSealed)
      const said = await sealer.open(wordsPlace(row.id), row.wordsSealed)
      if (folded(`${text}\n${said}`).includes(words)) ids.push(row.id)
    }
    before = rows.at(-1)
    if (rows.length < searchedAtOnce) break
  }
  return readByIds(school, ids.slice(0, mostFinds), locale)
}

const folded = (text: string) => text.normalize('NFKC').toLocaleLowerCase()
