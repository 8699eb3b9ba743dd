import type { Locale } from '#app/platform/i18n/translate.ts'
import type { School } from '#tenants/school.server.ts'
import { furthest, type Milestone, milestonesOf } from './milestones.server.ts'
import { termNames } from './vocabulary.server.ts'

/** Goals of one area with how far a child is. */
export interface NotedArea {
  key: string
  name: string
  goals: (Milestone & { name: string })[]
}

/** How far a child is with each goal that was noted, by area. */
export async function goalsNoted(school: School, childId: string, locale: Locale): Promise<NotedArea[]> {
  const noted = [...furthest(await milestonesOf(school, childId)).values()]
  const nameOf = await school.read(q =>
    termNames(
      q,
      noted.flatMap(({ term, area }) => [term, area]),
      locale,
    ),
  )
  const keys = [...new Set(noted.map(({ area }) => area))].toSorted()
  return keys.map(key => ({
    key,
    name: nameOf(key),
    goals: noted.filter(({ area }) => area === key).map(each => ({ ...each, name: nameOf(each.term) })),
  }))
}
