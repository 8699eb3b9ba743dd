import { csvFile } from '#app/platform/csv.ts'
import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { previewOf } from '#tenants/people/import/preview.server.ts'
import { shownProblem } from './shown.server.ts'
import { unnamedIn } from './unnamed.ts'

/** All problems of a file, to be worked off beside the spreadsheet. */
export const loader = load('people:edit', async ({ school, params, t }) => {
  const { problems } = await previewOf(school, idFrom(params.importId), unnamedIn(t))
  return csvFile('problems', [
    [
      t('people.import.line'),
      t('people.import.column'),
      t('people.import.field_name'),
      t('people.import.written'),
      t('people.import.wrong'),
    ],
    ...problems
      .map(shownProblem)
      .map(({ line, letters, field, written, kind }) => [
        line,
        letters ?? '',
        t(`people.import.field.${field}`),
        written,
        t(`people.import.problem.${kind}`),
      ]),
  ])
})
