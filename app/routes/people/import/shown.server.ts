import type { Translate } from '#app/platform/i18n/translate.ts'
import type { RowProblem } from '#tenants/people/import/draft.ts'
import { type PreviewRow, previewOf, rowFor, rowOf } from '#tenants/people/import/preview.server.ts'
import { columnLetters } from '#tenants/people/import/sheet.ts'
import type { School } from '#tenants/school.server.ts'
import { unnamedIn } from './unnamed.ts'

/** A column as the page offers it to be matched. */
export interface ShownColumn {
  /** As spreadsheets call it: A, B … */
  letters: string
  header: string
  /** The first cells that are not empty. */
  sample: string[]
  field: string
}
export interface ShownProblem extends Pick<RowProblem, 'line' | 'field' | 'kind' | 'written'> {
  letters: string | null
}

/** Of problems and rows a page shows the first; the file of problems has them all. */
const mostProblems = 100
const mostRows = 50

/** A file that waits, as its page shows it. @throws Problem not_found */
export async function shownRoster(school: School, importId: string, t: Translate) {
  const { roster, match, problems, obstacle } = await previewOf(school, importId, unnamedIn(t))
  const { sheet } = roster
  return {
    kind: roster.kind,
    encoding: roster.encoding,
    order: roster.order,
    asksOrder: roster.asksOrder,
    obstacle,
    rowCount: sheet.rows.length,
    columns: sheet.headers.map(
      (header, index): ShownColumn => ({
        letters: columnLetters(index),
        header,
        sample: sheet.rows.flatMap(({ cells }) => cells[index] || []).slice(0, 2),
        field: roster.columns[index] ?? 'none',
      }),
    ),
    problemCount: problems.length,
    problemRows: new Set(problems.map(({ line }) => line)).size,
    problems: problems.slice(0, mostProblems).map(shownProblem),
    counts: {
      children: match?.newcomers.length ?? 0,
      guardians: match?.people.filter(({ isNew }) => isNew).length ?? 0,
      knownGuardians: match?.people.filter(({ isNew }) => !isNew).length ?? 0,
    },
    newClasses: match?.classes.filter(({ standing }) => standing !== 'open').map(({ name }) => name) ?? [],
    newTags: match?.tags.filter(({ standing }) => standing === 'new').map(({ name }) => name) ?? [],
    rows: match?.newcomers.slice(0, mostRows).map(rowFor) ?? [],
    here: shortened(match?.here.map(rowOf) ?? []),
    twice: shortened(match?.twice.map(({ draft, line }) => ({ ...rowOf(draft), of: line })) ?? []),
  }
}
export type ShownRoster = Awaited<ReturnType<typeof shownRoster>>

const shortened = <Row extends PreviewRow>(rows: Row[]) => ({ count: rows.length, rows: rows.slice(0, mostRows) })

export const shownProblem = ({ column, line, field, kind, written }: RowProblem): ShownProblem => ({
  letters: column === null ? null : columnLetters(column),
  line,
  field,
  kind,
  written,
})
