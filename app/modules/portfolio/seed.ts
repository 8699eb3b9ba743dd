import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { eq, sql } from 'drizzle-orm'
import { observations } from '#db/schema/portfolio.ts'
import { receiveWhole } from '#tenants/files/part.server.ts'
import type { School } from '#tenants/school.server.ts'
import { runJobs } from '#workers/run-jobs.ts'
import { contribute } from './contribution.server.ts'
import { noteMilestone } from './milestones.server.ts'
import { writeObservation } from './observation.server.ts'
import { addTerm } from './own-framework.server.ts'
import { planStep } from './steps.server.ts'

export interface ObservationSeed {
  id: string
  childIds: readonly string[]
  daysAgo: number
  text: string
  words?: string
  areas: readonly string[]
  /** Whole files, prepared by the worker's own code. */
  photos?: readonly Buffer[]
  /** Goals that it shows the first child to begin to reach, or to be sure of. */
  milestone?: { term: string; standing: 'emerging' | 'secure' }
  draft?: boolean
  /** The school wants a lead to look first. */
  review?: boolean
}

/** An observation as a teacher would have made it, by the same functions, with its photos prepared. */
export async function seedObservation(teacher: School, seed: ObservationSeed): Promise<void> {
  const { id, childIds, daysAgo, text, words = '', areas, photos = [], milestone, draft = false, review = false } = seed
  await writeObservation(
    teacher,
    id,
    {
      childIds: [...childIds],
      observedOn: dayBefore(teacher.today(), daysAgo),
      text,
      words,
      areas: [...areas],
      mediaIds: await uploaded(teacher, photos),
      outcome: draft ? 'draft' : 'share',
    },
    review,
  )
  await asOf(teacher, id, daysAgo)
  const [childId] = childIds
  if (milestone && childId) await noteMilestone(teacher, childId, { ...milestone, observationId: id })
  if (photos.length > 0) await runJobs(teacher)
}

export interface StepSeed {
  id: string
  childId: string
  text: string
  area?: string
  forFamily: boolean
}

/** A next step as a teacher would have planned it. */
export const seedStep = (teacher: School, { id, childId, text, area, forFamily }: StepSeed): Promise<void> =>
  planStep(teacher, childId, id, { text, area, forFamily })

/** What a family tells from home; as an answer to a step it did it. */
export async function seedContribution(
  guardian: School,
  seed: { id: string; childId: string; text: string; words?: string; stepId?: string; daysAgo: number },
): Promise<void> {
  const { id, childId, text, words = '', stepId, daysAgo } = seed
  await contribute(guardian, childId, id, { text, words, mediaIds: [], stepId })
  await asOf(guardian, id, daysAgo)
}

async function uploaded(by: School, photos: readonly Buffer[]): Promise<string[]> {
  const ids: string[] = []
  for (const photo of photos) {
    const upload = { uploadKey: randomUUID(), bytes: photo.length, use: 'attachments' as const }
    ids.push((await receiveWhole(by, upload, Readable.from([photo]))).id)
  }
  return ids
}

const dayBefore = (today: string, days: number) =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)

/** What is told as of days ago was shared then. */
const asOf = (by: School, id: string, daysAgo: number) =>
  by.asSystem().write(tx =>
    tx
      .update(observations)
      .set({
        observedOn: dayBefore(by.today(), daysAgo),
        sharedAt: sql`case when ${observations.sharedAt} is null then null else now() - make_interval(days => ${daysAgo}) end`,
      })
      .where(eq(observations.id, id)),
  )

/** An area of the school's own with its goals. */
export async function seedOwnFramework(
  owner: School,
  id: (name: string) => string,
  { area, goals }: { area: string; goals: readonly string[] },
): Promise<void> {
  await addTerm(owner, id(area), area, undefined)
  for (const goal of goals) await addTerm(owner, id(goal), goal, id(area))
}
