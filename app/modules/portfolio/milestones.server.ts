import { and, desc, eq } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { observationChildren } from '#db/schema/portfolio.ts'
import { type MilestoneStanding, portfolioMilestones } from '#db/schema/portfolio-progress.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { MilestoneInput } from './forms.ts'
import { areaOfTerm } from './vocabulary.server.ts'

/** How far a child is with a goal. */
export interface Milestone {
  term: string
  area: string
  standing: MilestoneStanding
  /** ISO date in the school's calendar. */
  on: string
  observationId: string | null
}

/**
 * Notes how far a child is with a goal, with an observation of it as evidence; `none` takes back what was noted. Twice is once, and the day of
 * the first stays.
 * @throws Problem not_found for a child, goal or observation that is not the actor's
 */
export async function noteMilestone(
  school: School,
  childId: string,
  { term, standing, observationId }: MilestoneInput,
): Promise<void> {
  await school.write(async tx => {
    const [child] = await tx.select({ id: children.id }).from(children).where(eq(children.id, childId))
    found(child)
    const area = await areaOfTerm(tx, term)
    if (observationId) {
      const [shows] = await tx
        .select({ id: observationChildren.id })
        .from(observationChildren)
        .where(and(eq(observationChildren.observationId, observationId), eq(observationChildren.childId, childId)))
      found(shows)
    }
    // What is no more sure may still be emerging; what is taken back is neither.
    const taken = and(eq(portfolioMilestones.childId, childId), eq(portfolioMilestones.term, term))
    if (standing === 'none') await tx.delete(portfolioMilestones).where(taken)
    if (standing === 'emerging')
      await tx.delete(portfolioMilestones).where(and(taken, eq(portfolioMilestones.standing, 'secure')))
    if (standing !== 'none')
      await tx
        .insert(portfolioMilestones)
        .values({
          childId,
          area,
          term,
          standing,
          observationId: observationId ?? null,
          notedOn: school.today(),
          notedBy: memberOf(school.actor),
        })
        .onConflictDoNothing()
    await tx.announce('portfolio', childId, { childIds: [childId] })
  })
}

/** How far a child is with each goal that was noted, the newest first; of a goal that is secure also since when it was emerging. */
export async function milestonesOf(school: School, childId: string): Promise<Milestone[]> {
  const { term, area, standing, notedOn, observationId } = portfolioMilestones
  return school.read(q =>
    q
      .select({ term, area, standing, on: notedOn, observationId })
      .from(portfolioMilestones)
      .where(eq(portfolioMilestones.childId, childId))
      .orderBy(desc(notedOn), desc(portfolioMilestones.id)),
  )
}

/** The furthest standing of each goal. Pure. */
export function furthest(milestones: readonly Milestone[]): Map<string, Milestone> {
  const by = new Map<string, Milestone>()
  for (const each of milestones) if (by.get(each.term)?.standing !== 'secure') by.set(each.term, each)
  return by
}
