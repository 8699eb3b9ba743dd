import { desc, eq } from 'drizzle-orm'
import { portfolioSteps } from '#db/schema/portfolio-steps.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { StepInput } from './forms.ts'
import { portfolioSealer, stepPlace } from './sealed-words.server.ts'
import { areaOfTerm } from './vocabulary.server.ts'

/** What comes next for a child, as a page shows it. */
export interface Step {
  id: string
  childId: string
  text: string
  area: string | null
  forFamily: boolean
  author: string
  /** ISO instants. */
  at: string
  doneAt: string | null
}

/** Plans a next step for a child; the same id twice is one. @throws Problem not_found for a child or area that is not the actor's */
export async function planStep(school: School, childId: string, stepId: string, input: StepInput): Promise<void> {
  const sealer = await portfolioSealer(school)
  await school.write(async tx => {
    await tx
      .insert(portfolioSteps)
      .values({
        id: stepId,
        childId,
        area: input.area ? await areaOfTerm(tx, input.area) : null,
        bodySealed: sealer.seal(stepPlace(stepId), input.text),
        forFamily: input.forFamily,
        createdBy: memberOf(school.actor),
        authorName: school.actor.name,
      })
      .onConflictDoNothing()
    await tx.announce('portfolio', stepId, { childIds: [childId], staffOnly: !input.forFamily })
  })
}

/** Says that a step is done, or open again. Twice is once. @returns the child's id @throws Problem not_found */
export async function setDone(school: School, stepId: string, done: boolean): Promise<string> {
  return school.write(async tx => {
    const [row] = await tx.select().from(portfolioSteps).where(eq(portfolioSteps.id, stepId)).for('update')
    const step = found(row)
    if ((step.doneAt !== null) === done) return step.childId
    const by = done ? { doneAt: new Date(), doneBy: memberOf(school.actor) } : { doneAt: null, doneBy: null }
    await tx.update(portfolioSteps).set(by).where(eq(portfolioSteps.id, stepId))
    await tx.announce('portfolio', stepId, { childIds: [step.childId], staffOnly: !step.forFamily })
    return step.childId
  })
}

/** The steps of a child that its reader sees, open ones first, then the newest. */
export async function stepsOf(school: School, childId: string): Promise<Step[]> {
  const sealer = await portfolioSealer(school)
  const rows = await school.read(q =>
    q
      .select()
      .from(portfolioSteps)
      .where(eq(portfolioSteps.childId, childId))
      .orderBy(desc(portfolioSteps.id))
      .limit(100),
  )
  const steps = await Promise.all(
    rows.map(async ({ id, childId, area, forFamily, authorName, createdAt, doneAt, bodySealed }) => ({
      id,
      childId,
      text: await sealer.open(stepPlace(id), bodySealed),
      area,
      forFamily,
      author: authorName,
      at: createdAt.toISOString(),
      doneAt: doneAt?.toISOString() ?? null,
    })),
  )
  return steps.toSorted((a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null))
}
