import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { askForPaper } from '#app/platform/made-file/asking.server.ts'
import { markOf, marksPictures } from '#tenants/files/viewer-mark.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { yearbookJob } from './jobs.ts'
import { yearbookName } from './yearbook.ts'
import { yearbookContents } from './yearbook-photos.server.ts'

/**
 * Has the yearbook of a child made for the actor, of the school year that `day` (ISO date) is in. As long as its photos, words, brand and
 * language are the same, so is the book.
 * @returns the file's id; null when the year has no photo of the child for them, and nothing is made
 * @throws Problem not_found for a child out of the actor's sight
 */
export async function askForYearbook(
  school: School,
  resolved: ResolvedSchool,
  { childId, day }: { childId: string; day: string },
  { locale, t }: { locale: Locale; t: Translate },
): Promise<string | null> {
  const [contents, marked] = await Promise.all([yearbookContents(school, childId, day), marksPictures(school)])
  if (!contents) return null
  return askForPaper(school, resolved, {
    of: [contents, marked ? markOf(school)?.key : null],
    locale,
    name: yearbookName(contents, t),
    job: yearbookJob.name,
    payload: { childId, day },
  })
}
