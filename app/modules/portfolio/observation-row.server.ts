import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { observationChildren, observations } from '#db/schema/portfolio.ts'
import { found } from '#tenants/problem.ts'
import type { LiveAudience, Write } from '#tenants/school.server.ts'

export type Observation = typeof observations.$inferSelect

/** The row, locked until the write ends. @throws Problem not_found for what the actor may not change */
export async function lockObservation(tx: Write, observationId: string): Promise<Observation> {
  const [row] = await tx.select().from(observations).where(eq(observations.id, observationId)).for('update')
  return found(row)
}

/** The children that it is about, as far as the actor sees them. */
export async function childrenOf(tx: Pick<Queries, 'select'>, observationId: string): Promise<string[]> {
  const rows = await tx
    .select({ childId: observationChildren.childId })
    .from(observationChildren)
    .where(eq(observationChildren.observationId, observationId))
  return rows.map(({ childId }) => childId)
}

/** Whose open pages it concerns: the circles of its children once it is out, before that the staff's alone. */
export function watchersOf({ state }: Pick<Observation, 'state'>, childIds: readonly string[]): LiveAudience {
  // An empty list would mean everybody.
  if (childIds.length === 0) return { staffOnly: true }
  return state === 'shared' || state === 'withdrawn'
    ? { childIds: [...childIds] }
    : { childIds: [...childIds], staffOnly: true }
}
