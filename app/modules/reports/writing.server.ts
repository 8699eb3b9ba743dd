import { eq } from 'drizzle-orm'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { reportVersions } from '#db/schema/reports.ts'
import type { School } from '#tenants/school.server.ts'
import type { BodySection, ReportBody, Sentence } from './body.ts'
import type { WritingInput } from './forms.ts'
import { rewordedSentence } from './reworded-sentence.ts'
import { reportSealer, sealBody } from './sealed-words.server.ts'
import { announce, lockOpen, openVersion } from './version-row.server.ts'

/** What became of a form: kept, or somebody else has written meanwhile and nothing was changed. */
export type Written = 'kept' | 'stale'

/**
 * Writes a report's open version: sentences worded anew, left out (an empty text) or added, and which photos are shown. What was
 * worded anew still stands on its records; in other languages it is marked, since there it still says what was drafted.
 * @throws Problem not_found for what the actor may not change
 */
export async function writeVersion(
  school: School,
  reportId: string,
  input: WritingInput,
  locale: Locale,
): Promise<Written> {
  const [{ version, body }, sealer] = await Promise.all([openVersion(school, reportId), reportSealer(school)])
  if (version.edition !== input.edition) return 'stale'
  const bodySealed = sealBody(sealer, version.id, reworded(body, input, locale))
  return school.write(async tx => {
    const row = await lockOpen(tx, reportId)
    if (row.edition !== input.edition) return 'stale'
    await tx
      .update(reportVersions)
      .set({ bodySealed, edition: row.edition + 1 })
      .where(eq(reportVersions.id, row.id))
    await announce(tx, { id: reportId, childId: row.childId })
    return 'kept'
  })
}

/** A body as a form wants it. A sentence that the form does not name stays as it is. Pure. */
export function reworded(body: ReportBody, input: WritingInput, locale: Locale): ReportBody {
  const typed = new Map(input.sentences.map(each => [each.id, each]))
  return {
    sections: body.sections.map((section): BodySection => {
      const added = input.own.filter(({ sectionId, text }) => sectionId === section.id && text !== '')
      return {
        ...section,
        sentences: [
          ...section.sentences.flatMap(sentence => {
            const said = typed.get(sentence.id)
            if (!said) return [sentence]
            return said.text === '' ? [] : [rewordedSentence(sentence, said, locale)]
          }),
          ...added.map(
            ({ id, text }): Sentence => ({
              ...{ id, by: 'teacher', text: { [locale]: text } },
              ...{ edited: false, quoted: false, records: [] },
            }),
          ),
        ],
        photos: section.photos.map(photo => ({ ...photo, shown: input.photos.includes(photo.mediaId) })),
      }
    }),
  }
}
