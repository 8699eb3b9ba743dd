import { and, eq, inArray } from 'drizzle-orm'
import { observations } from '#db/schema/portfolio.ts'
import { memberOf } from '#tenants/actor.ts'
import { Problem } from '#tenants/problem.ts'
import type { School, Write } from '#tenants/school.server.ts'
import { filesFollow } from './files.server.ts'
import { tellOf } from './observation.server.ts'
import { childrenOf, lockObservation, type Observation, watchersOf } from './observation-row.server.ts'
import { mayWithdraw, sharedState } from './policy.ts'
import { notePlace, portfolioSealer } from './sealed-words.server.ts'

/**
 * Shares a draft, or what was taken back: out to its families, or to a lead first. Twice is once.
 * @param review whether the school wants a lead to look first
 * @throws Problem not_found for what is not the actor's
 */
export async function shareObservation(
  school: School,
  observationId: string,
  review: boolean,
): Promise<'waiting' | 'shared'> {
  return school.write(async tx => {
    const row = await lockObservation(tx, observationId)
    if (row.state === 'shared' || row.state === 'waiting') return row.state
    const state = sharedState(school.actor.role, review)
    await move(tx, row, {
      state,
      noteSealed: null,
      ...(state === 'shared' ? { sharedAt: row.sharedAt ?? new Date() } : {}),
    })
    return state
  })
}

/** A lead lets it go out. Twice is once. @throws Problem not_found, conflict for what does not wait */
export async function approveObservation(school: School, observationId: string): Promise<void> {
  await school.write(async tx => {
    const row = await lockObservation(tx, observationId)
    if (row.state === 'shared') return
    if (row.state !== 'waiting') throw new Problem('conflict', 'not waiting')
    await move(tx, row, { state: 'shared', sharedAt: row.sharedAt ?? new Date(), ...reviewBy(school) })
  })
}

/** A lead gives it back to its writer, saying why. Twice is once. @throws Problem not_found, conflict once it is out */
export async function returnObservation(school: School, observationId: string, note: string): Promise<void> {
  const sealer = await portfolioSealer(school)
  await school.write(async tx => {
    const row = await lockObservation(tx, observationId)
    if (row.state === 'draft' && row.noteSealed) return
    if (row.state !== 'waiting') throw new Problem('conflict', 'not waiting')
    await move(tx, row, {
      state: 'draft',
      noteSealed: sealer.seal(notePlace(observationId), note),
      ...reviewBy(school),
    })
    await tx.record('portfolio.returned', { observationId })
  })
}

/** Takes it back from its readers, or discards a draft; nothing of it is lost. Twice is once. @throws Problem not_found */
export async function withdrawObservation(school: School, observationId: string): Promise<void> {
  await school.write(async tx => {
    const row = await lockObservation(tx, observationId)
    if (row.state === 'withdrawn') return
    if (!mayWithdraw(school.actor, row)) throw new Problem('not_found')
    await move(tx, row, { state: 'withdrawn' })
  })
}

/** Ids of those that wait for a lead. */
export async function waitingIds(school: School): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: observations.id })
      .from(observations)
      .where(eq(observations.state, 'waiting'))
      .orderBy(observations.createdAt)
      .limit(100),
  )
  return rows.map(({ id }) => id)
}

/** Ids of the actor's own that are not out: drafts, what came back, what waits. The newest first. */
export async function ownUnshared(school: School): Promise<string[]> {
  const rows = await school.read(q =>
    q
      .select({ id: observations.id })
      .from(observations)
      .where(and(eq(observations.authorId, memberOf(school.actor)), inArray(observations.state, ['draft', 'waiting'])))
      .orderBy(observations.createdAt)
      .limit(50),
  )
  return rows.map(({ id }) => id).toReversed()
}

const reviewBy = ({ actor }: School) => ({ reviewedBy: memberOf(actor), reviewedAt: new Date() })

async function move(
  tx: Write,
  row: Observation,
  change: Partial<Observation> & Pick<Observation, 'state'>,
): Promise<void> {
  await tx.update(observations).set(change).where(eq(observations.id, row.id))
  await filesFollow(tx, row.id)
  await tellOf(tx, change.state, row.id)
  await tx.announce('portfolio', row.id, watchersOf(change, await childrenOf(tx, row.id)))
}
