import { asc, eq, sql } from 'drizzle-orm'
import { translationTerms } from '#db/schema/translation.ts'
import { found, Problem } from '../problem.ts'
import type { School, Write } from '../school.server.ts'
import { mostTerms } from './limits.ts'
import type { Rendering } from './rendering.ts'

/** A pair of the school's glossary. */
export interface Term extends Rendering {
  id: string
  /** The language that is translated into. */
  language: string
}

/** The whole glossary by term; nothing for who is not of the office. */
export async function glossaryOf(school: School): Promise<Term[]> {
  return school.read(q =>
    q
      .select({
        id: translationTerms.id,
        term: translationTerms.term,
        language: translationTerms.language,
        rendering: translationTerms.rendering,
      })
      .from(translationTerms)
      .orderBy(asc(translationTerms.term), asc(translationTerms.language)),
  )
}

/**
 * Says what a term becomes in one or several languages. Said again, it becomes the newer.
 * @throws Problem conflict when the glossary is full; not_found for who is not of the office
 */
export async function setTerm(
  school: School,
  { term, languages, rendering }: Rendering & { languages: readonly string[] },
): Promise<void> {
  await school.write(async tx => {
    await lockGlossary(tx, school.id)
    await tx
      .insert(translationTerms)
      .values(languages.map(language => ({ term, language, rendering })))
      .onConflictDoUpdate({
        target: [translationTerms.schoolId, translationTerms.language, translationTerms.term],
        set: { rendering },
      })
    if ((await tx.$count(translationTerms)) > mostTerms) throw new Problem('conflict', 'glossary full')
  })
}

/** Whoever adds to the glossary waits for whoever does so already, so that it never holds more than it may. */
export async function lockGlossary(tx: Pick<Write, 'execute'>, schoolId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('glossary:' || ${schoolId}, 0))`)
}

/** Takes a pair out. @throws Problem not_found */
export async function removeTerm(school: School, termId: string): Promise<void> {
  const [removed] = await school.write(tx =>
    tx.delete(translationTerms).where(eq(translationTerms.id, termId)).returning({ id: translationTerms.id }),
  )
  found(removed)
}
