import { eq, sql } from 'drizzle-orm'
import { children } from '#db/schema/children.ts'
import { observationChildren, observations } from '#db/schema/portfolio.ts'
import { portfolioSteps } from '#db/schema/portfolio-steps.ts'
import { memberOf } from '#tenants/actor.ts'
import { found, Problem } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import { chooseFiles, filesFollow } from './files.server.ts'
import type { ContributionInput } from './forms.ts'
import { watchersOf } from './observation-row.server.ts'
import { portfolioSealer, textPlace, wordsPlace } from './sealed-words.server.ts'

/**
 * A guardian tells what a child did at home; the child's staff and its other guardians see it at once. As an answer to a step of the child's
 * it says "we did it". The browser makes the id: a double tap or a retry is one.
 * @throws Problem not_found for a child, step or file that is not the actor's
 */
export async function contribute(
  school: School,
  childId: string,
  observationId: string,
  { text, words, mediaIds, stepId }: ContributionInput,
): Promise<void> {
  const sealer = await portfolioSealer(school)
  const authorId = memberOf(school.actor)
  await school.write(async tx => {
    const [child] = await tx.select({ id: children.id }).from(children).where(eq(children.id, childId))
    found(child)
    if (stepId) {
      const [step] = await tx
        .select({ childId: portfolioSteps.childId })
        .from(portfolioSteps)
        .where(eq(portfolioSteps.id, stepId))
      if (found(step).childId !== childId) throw new Problem('not_found', 'step')
    }
    // Of two at once the second finds the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('observation:' || ${observationId}, 0))`)
    const [before] = await tx
      .select({ authorId: observations.authorId })
      .from(observations)
      .where(eq(observations.id, observationId))
    if (before) {
      if (before.authorId !== authorId) throw new Problem('not_found')
      return
    }
    const observedOn = school.today()
    await tx.insert(observations).values({
      id: observationId,
      authorId,
      authorName: school.actor.name,
      origin: 'home',
      homeChildId: childId,
      stepId: stepId ?? null,
      observedOn,
      textSealed: sealer.seal(textPlace(observationId), text),
      wordsSealed: sealer.seal(wordsPlace(observationId), words),
      state: 'shared',
      sharedAt: new Date(),
    })
    await tx.insert(observationChildren).values({ observationId, childId, observedOn })
    await chooseFiles(tx, school, observationId, mediaIds)
    await filesFollow(tx, observationId)
    await tx.record('portfolio.from_home', { observationId })
    await tx.announce('portfolio', observationId, watchersOf({ state: 'shared' }, [childId]))
  })
}
