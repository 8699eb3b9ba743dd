import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { children } from '#db/schema/children.ts'
import { media } from '#db/schema/media.ts'
import { observationAreas, observationChildren, observations, observationWordings } from '#db/schema/portfolio.ts'
import { memberOf } from '#tenants/actor.ts'
import { Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { chooseFiles, filesFollow } from './files.server.ts'
import type { ObservationInput } from './forms.ts'
import { childrenOf, lockObservation, watchersOf } from './observation-row.server.ts'
import { mayChange, sharedState } from './policy.ts'
import { earlierTextPlace, earlierWordsPlace, portfolioSealer, textPlace, wordsPlace } from './sealed-words.server.ts'
import { areasOfTerms } from './vocabulary.server.ts'

/** What became of a form: kept as a draft, waiting for a lead, or out; or its day is to come, or a file of it could not be prepared. */
export type Written = 'draft' | 'waiting' | 'shared' | 'future' | 'failed_file'

/**
 * Writes an observation about one child or several. The browser makes the id, so that a double tap or a retry after a lost answer gives one.
 * @param review whether the school wants a lead to look first
 * @throws Problem not_found for a child, file or area that is not the actor's to name
 */
export async function writeObservation(
  school: School,
  observationId: string,
  input: ObservationInput,
  review: boolean,
): Promise<Written> {
  if (input.observedOn > school.today()) return 'future'
  const sealer = await portfolioSealer(school)
  const state = input.outcome === 'draft' ? 'draft' : sharedState(school.actor.role, review)
  return school.write(async tx => {
    if (await haveFailed(tx, input.mediaIds)) return 'failed_file'
    const [made] = await tx
      .insert(observations)
      .values({
        id: observationId,
        authorId: memberOf(school.actor),
        authorName: school.actor.name,
        origin: 'school',
        observedOn: input.observedOn,
        textSealed: sealer.seal(textPlace(observationId), input.text),
        wordsSealed: sealer.seal(wordsPlace(observationId), input.words),
        state,
        sharedAt: state === 'shared' ? new Date() : null,
      })
      .onConflictDoNothing()
      .returning()
    if (!made) {
      // Sent again: of another's that happens to have the id nothing is said.
      const before = await lockObservation(tx, observationId)
      if (before.authorId !== memberOf(school.actor)) throw new Problem('not_found')
      return before.state === 'withdrawn' ? 'draft' : before.state
    }
    await chooseChildren(tx, observationId, input)
    await chooseAreas(tx, observationId, input.areas)
    await chooseFiles(tx, school, observationId, input.mediaIds)
    await filesFollow(tx, observationId)
    await tellOf(tx, made.state, observationId)
    await tx.announce('portfolio', observationId, watchersOf(made, input.childIds))
    return state
  })
}

/**
 * Changes an observation. What was out keeps its earlier wording; a draft goes out if the form says so.
 * @throws Problem not_found for what the actor may not change
 */
export async function changeObservation(
  school: School,
  observationId: string,
  input: ObservationInput,
  review: boolean,
): Promise<Written> {
  if (input.observedOn > school.today()) return 'future'
  const sealer = await portfolioSealer(school)
  const before = await school.read(q => q.select().from(observations).where(eq(observations.id, observationId)))
  const [seen] = before
  if (!seen) throw new Problem('not_found')
  const earlier = {
    text: await sealer.open(textPlace(observationId), seen.textSealed),
    words: await sealer.open(wordsPlace(observationId), seen.wordsSealed),
  }
  return school.write(async tx => {
    const row = await lockObservation(tx, observationId)
    if (!mayChange(school.actor, row)) throw new Problem('not_found')
    if (await haveFailed(tx, input.mediaIds)) return 'failed_file'
    const out = row.state === 'shared'
    const state = out || input.outcome === 'draft' ? row.state : sharedState(school.actor.role, review)
    const reworded = earlier.text !== input.text || earlier.words !== input.words
    const keeps = out && reworded && row.version === seen.version
    if (keeps) {
      const id = uuidv7()
      await tx
        .insert(observationWordings)
        .values({
          id,
          observationId,
          number: row.version,
          textSealed: sealer.seal(earlierTextPlace(id), earlier.text),
          wordsSealed: sealer.seal(earlierWordsPlace(id), earlier.words),
          replacedBy: memberOf(school.actor),
        })
        .onConflictDoNothing()
    } else if (out && reworded) throw new Problem('conflict', 'changed meanwhile')
    const [after] = await tx
      .update(observations)
      .set({
        observedOn: input.observedOn,
        textSealed: sealer.seal(textPlace(observationId), input.text),
        wordsSealed: sealer.seal(wordsPlace(observationId), input.words),
        state,
        ...(keeps ? { version: row.version + 1, editedAt: new Date() } : {}),
        ...(state === 'shared' && !row.sharedAt ? { sharedAt: new Date() } : {}),
        ...(state === row.state ? {} : { noteSealed: null }),
      })
      .where(eq(observations.id, observationId))
      .returning()
    const watching = await childrenOf(tx, observationId)
    await chooseChildren(tx, observationId, input)
    await chooseAreas(tx, observationId, input.areas)
    await chooseFiles(tx, school, observationId, input.mediaIds)
    await filesFollow(tx, observationId)
    // Families of a child that was added hear of it; to all others it is the same news.
    await tellOf(tx, state, observationId)
    await tx.announce(
      'portfolio',
      observationId,
      watchersOf(after ?? row, [...new Set([...watching, ...input.childIds])]),
    )
    return state === 'withdrawn' ? 'draft' : state
  })
}

/** Records what others are to hear of, inside a write. */
export async function tellOf(tx: Write, state: string, observationId: string): Promise<void> {
  if (state === 'shared') await tx.record('portfolio.shared', { observationId })
  if (state === 'waiting') await tx.record('portfolio.submitted', { observationId })
}

/** Makes it about these children; those out of the actor's sight stay. New ones first: it goes with the last child it is about. */
async function chooseChildren(
  tx: Write,
  observationId: string,
  { childIds, observedOn }: Pick<ObservationInput, 'childIds' | 'observedOn'>,
): Promise<void> {
  const wanted = [...new Set(childIds)]
  const seen = await tx.select({ id: children.id }).from(children).where(inArray(children.id, wanted))
  if (seen.length !== wanted.length) throw new Problem('not_found', 'child')
  await tx
    .insert(observationChildren)
    .values(wanted.map(childId => ({ observationId, childId, observedOn })))
    .onConflictDoNothing()
  await tx
    .delete(observationChildren)
    .where(and(eq(observationChildren.observationId, observationId), notInArray(observationChildren.childId, wanted)))
}

async function chooseAreas(tx: Write, observationId: string, terms: readonly string[]): Promise<void> {
  const wanted = await areasOfTerms(tx, terms)
  await tx.delete(observationAreas).where(
    and(
      eq(observationAreas.observationId, observationId),
      wanted.length > 0
        ? notInArray(
            observationAreas.term,
            wanted.map(({ term }) => term),
          )
        : sql`true`,
    ),
  )
  if (wanted.length > 0)
    await tx
      .insert(observationAreas)
      .values(wanted.map(each => ({ observationId, ...each })))
      .onConflictDoNothing()
}

async function haveFailed(tx: Write, mediaIds: readonly string[]): Promise<boolean> {
  if (mediaIds.length === 0) return false
  const failed = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, [...mediaIds]), eq(media.state, 'failed')))
  return failed.length > 0
}
