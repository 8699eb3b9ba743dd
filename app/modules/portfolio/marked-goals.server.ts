import { and, inArray } from 'drizzle-orm'
import { type MilestoneStanding, portfolioMilestones } from '#db/schema/portfolio-progress.ts'
import type { School } from '#tenants/school.server.ts'
import type { ShownObservation } from './shown-observation.ts'

/** How far each child of an observation is with what it was tagged with. */
export interface MarkedGoal {
  childId: string
  term: string
  standing: MilestoneStanding | null
}

/** What can be noted with an observation before one's eyes: each of its children against each of its goals and parts. */
export async function markedGoals(
  school: School,
  { children, areas }: Pick<ShownObservation, 'children' | 'areas'>,
): Promise<MarkedGoal[]> {
  const terms = areas.filter(({ term, area }) => term !== area).map(({ term }) => term)
  const childIds = children.map(({ id }) => id)
  if (terms.length === 0 || childIds.length === 0) return []
  const rows = await school.read(q =>
    q
      .select({
        childId: portfolioMilestones.childId,
        term: portfolioMilestones.term,
        standing: portfolioMilestones.standing,
      })
      .from(portfolioMilestones)
      .where(and(inArray(portfolioMilestones.childId, childIds), inArray(portfolioMilestones.term, terms))),
  )
  const standingOf = (childId: string, term: string) => {
    const noted = rows.filter(row => row.childId === childId && row.term === term).map(({ standing }) => standing)
    return noted.includes('secure') ? 'secure' : (noted[0] ?? null)
  }
  return terms.flatMap(term => childIds.map(childId => ({ childId, term, standing: standingOf(childId, term) })))
}
