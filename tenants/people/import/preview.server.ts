import { placesLeft } from '../../billing/usage.server.ts'
import type { School } from '../../school.server.ts'
import { nameOf } from '../child-name.ts'
import { contactSealer } from '../contacts.server.ts'
import { yearAt } from '../years/years.server.ts'
import { type DraftChild, draftOf, type RowProblem, type Unnamed } from './draft.ts'
import { namesChild } from './fields.ts'
import { type Match, type MatchedChild, matchWith } from './match.server.ts'
import { openRoster, type Roster } from './roster.server.ts'

/** What stands between a file and its import. */
export type Obstacle = 'no_names' | 'order_unknown' | 'problems' | 'nobody_new' | 'no_places'

export interface RosterPreview {
  roster: Roster
  /** Null while nothing can be read: no column with names, or the order of days not said. */
  match: Match | null
  problems: RowProblem[]
  obstacle: Obstacle | null
}

/** A file that waits, read and held against what the school has now. Changes nothing. @throws Problem not_found, RosterRefused */
export async function previewOf(school: School, importId: string, unnamed: Unnamed): Promise<RosterPreview> {
  const roster = await openRoster(school, importId)
  const draft = draftOfRoster(roster, school.today(), unnamed)
  if ('obstacle' in draft) return { roster, match: null, problems: [], obstacle: draft.obstacle }
  const sealer = await contactSealer(school)
  const wrong = new Set(draft.problems.map(({ line }) => line))
  const sound = draft.children.filter(({ line }) => !wrong.has(line))
  const today = school.today()
  const { name: schoolYear } = await yearAt(school, today)
  const [match, places] = await school.read(async q => [
    await matchWith(q, sound, sealer, { today, schoolYear }),
    await placesLeft(q, school),
  ])
  const problems = [...draft.problems, ...archivedTags(roster, match)].sort((a, b) => a.line - b.line)
  return { roster, match, problems, obstacle: obstacleOf(match, problems, places) }
}

function obstacleOf({ newcomers }: Match, problems: readonly RowProblem[], places: number): Obstacle | null {
  if (problems.length > 0) return 'problems'
  if (newcomers.length === 0) return 'nobody_new'
  return newcomers.length > places ? 'no_places' : null
}

const archivedTags = ({ columns }: Roster, { archived }: Match): RowProblem[] =>
  archived.map(({ draft: { line }, tag }) => ({
    line,
    column: columns.indexOf('tags'),
    field: 'tags',
    kind: 'tag_archived',
    written: tag.name,
  }))

/** The rows of a file as children, once it is known where the names are and how days are written. */
export function draftOfRoster(
  { sheet, columns, order, asksOrder }: Roster,
  today: string,
  unnamed: Unnamed,
): { children: DraftChild[]; problems: RowProblem[] } | { obstacle: Obstacle } {
  if (!namesChild(columns)) return { obstacle: 'no_names' }
  if (asksOrder && order === null) return { obstacle: 'order_unknown' }
  return draftOf(sheet, { columns, order: order ?? 'dmy', today, unnamed })
}

/** A row as the preview shows it. */
export interface PreviewRow {
  line: number
  name: string
  birthDate: string | null
  className: string | null
  tags: string[]
  guardians: string[]
}

export function rowFor({ draft, class: room, tags, guardians }: MatchedChild): PreviewRow {
  return {
    ...rowOf(draft),
    className: room?.name ?? null,
    tags: tags.map(({ name }) => name),
    guardians: guardians.map(({ guardian }) => guardian.name),
  }
}

export const rowOf = ({ line, child, className, tags, guardians }: DraftChild): PreviewRow => ({
  line,
  name: nameOf({ ...child, callName: child.callName ?? null }),
  birthDate: child.birthDate ?? null,
  className,
  tags,
  guardians: guardians.map(({ name }) => name),
})
