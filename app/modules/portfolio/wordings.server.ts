import { desc, eq } from 'drizzle-orm'
import { observationWordings } from '#db/schema/portfolio.ts'
import type { School } from '#tenants/school.server.ts'
import { earlierTextPlace, earlierWordsPlace, portfolioSealer } from './sealed-words.server.ts'

/** An earlier wording of what was out. */
export interface EarlierWording {
  id: string
  text: string
  words: string
  /** ISO instant at which another took its place. */
  until: string
}

/** How an observation read before it was changed, the newest first; for staff. */
export async function earlierWordings(school: School, observationId: string): Promise<EarlierWording[]> {
  const sealer = await portfolioSealer(school)
  const rows = await school.read(q =>
    q
      .select()
      .from(observationWordings)
      .where(eq(observationWordings.observationId, observationId))
      .orderBy(desc(observationWordings.number)),
  )
  return Promise.all(
    rows.map(async ({ id, textSealed, wordsSealed, createdAt }) => ({
      id,
      text: await sealer.open(earlierTextPlace(id), textSealed),
      words: await sealer.open(earlierWordsPlace(id), wordsSealed),
      until: createdAt.toISOString(),
    })),
  )
}
