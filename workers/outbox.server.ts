import { and, count, eq, inArray, isNotNull, isNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import { type Queries, runTransaction, statementsOf } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'

/** Which row of which school: all that the queue knows of a job. */
export interface OutboxRef {
  schoolId: string
  outboxId: string
}
export type OutboxRow = typeof outbox.$inferSelect

/** A row about to be sent. */
export interface DueRow extends OutboxRef {
  job: string
  /** True when it was sent before and has not finished since. */
  again: boolean
}

/** A row that was sent and is still there after this many seconds is sent again; the queue drops what it still has. */
const resendAfterSeconds = 60
/** Most rows taken at once. Short transactions: other processes take the rows that follow meanwhile. */
export const batchSize = 500
/** A job that no process has known for so long belongs to code that is gone, not to a release under way. */
const unknownAfterMinutes = 60

/**
 * Takes rows that are due and marks them as sent, so that no other process sends them too: never sent, or sent so long
 * ago that they may be lost. At most `batchSize`: the first of every school, then every second one, so that nobody waits for
 * another's thousands; of a school the unsent before the others.
 * @param jobs names of the jobs that this process knows; during a release others are left to newer processes
 * @param schoolIds only these schools'
 */
export function takeDue(jobs: readonly string[], schoolIds?: readonly string[]): Promise<DueRow[]> {
  return runTransaction('platform', { readOnly: false }, async q => {
    const unsent = isNull(outbox.sentAt)
    const perhapsLost = lt(outbox.sentAt, sql`now() - make_interval(secs => ${resendAfterSeconds})`)
    const isDue = and(
      schoolIds ? inArray(outbox.schoolId, [...schoolIds]) : undefined,
      isNull(outbox.failedAt),
      lte(outbox.runAfter, sql`now()`),
      or(unsent, perhapsLost),
      inArray(outbox.job, [...jobs]),
    )
    const order = sql`${outbox.sentAt} nulls first, ${outbox.runAfter}, ${outbox.id}`
    const turns = q
      .select({
        schoolId: outbox.schoolId,
        id: outbox.id,
        turn: sql<number>`row_number() over (partition by ${outbox.schoolId} order by ${order})`.as('turn'),
      })
      .from(outbox)
      .where(isDue)
      .as('turns')
    const due = await q
      .select({ schoolId: outbox.schoolId, outboxId: outbox.id, job: outbox.job, sends: outbox.sends })
      .from(outbox)
      .innerJoin(turns, and(eq(turns.schoolId, outbox.schoolId), eq(turns.id, outbox.id)))
      // Once more for the row itself: another process may have taken it since.
      .where(isDue)
      .orderBy(turns.turn, order)
      .limit(batchSize)
      .for('update', { of: outbox, skipLocked: true })
    if (due.length > 0) {
      const ids = due.map(row => row.outboxId)
      await q
        .update(outbox)
        .set({ sentAt: sql`now()`, sends: sql`${outbox.sends} + 1` })
        .where(inArray(outbox.id, ids))
    }
    return due.map(({ sends, ...row }) => ({ ...row, again: sends > 0 }))
  })
}

/** How many rows of each of these schools are with the queue, by job. */
export function countSentRows(
  schoolIds: readonly string[],
): Promise<{ schoolId: string; job: string; rows: number }[]> {
  return platform()
    .select({ schoolId: outbox.schoolId, job: outbox.job, rows: count() })
    .from(outbox)
    .where(and(inArray(outbox.schoolId, [...schoolIds]), isNotNull(outbox.sentAt), isNull(outbox.failedAt)))
    .groupBy(outbox.schoolId, outbox.job)
}

/** Marks rows failed whose job nobody has known for an hour. @returns how many */
export async function failUnknown(jobs: readonly string[]): Promise<number> {
  const result = await platform()
    .update(outbox)
    .set({ failedAt: sql`now()`, failure: 'unknown-job' })
    .where(
      and(
        isNull(outbox.failedAt),
        lt(outbox.runAfter, sql`now() - make_interval(mins => ${unknownAfterMinutes})`),
        notInArray(outbox.job, [...jobs]),
      ),
    )
  return result.rowCount ?? 0
}

/** The row, while its job is still to be done; null when it has finished or failed. */
export async function openRow(ref: OutboxRef): Promise<OutboxRow | null> {
  const rows = await platform()
    .select()
    .from(outbox)
    .where(and(thatRow(ref), isNull(outbox.failedAt)))
  return rows[0] ?? null
}

/**
 * Takes a row of one of these jobs that no process has sent yet, to be done here and now instead.
 * @returns null when another has it, or it is to wait
 */
export async function claimRow(ref: OutboxRef, jobs: readonly string[]): Promise<OutboxRow | null> {
  const rows = await platform()
    .update(outbox)
    .set({ sentAt: sql`now()`, sends: sql`${outbox.sends} + 1` })
    .where(
      and(
        thatRow(ref),
        isNull(outbox.sentAt),
        isNull(outbox.failedAt),
        lte(outbox.runAfter, sql`now()`),
        inArray(outbox.job, [...jobs]),
      ),
    )
    .returning()
  return rows[0] ?? null
}

/** Gives a row back that was claimed: as if nobody had sent it. */
export async function releaseRow(ref: OutboxRef): Promise<void> {
  await platform()
    .update(outbox)
    .set({ sentAt: null, sends: 0 })
    .where(and(thatRow(ref), isNull(outbox.failedAt)))
}

/** The job has finished: nothing remains of it. */
export async function removeRow(ref: OutboxRef): Promise<void> {
  await platform().delete(outbox).where(thatRow(ref))
}

/** The job has failed for good. @param failure a code, for the operator */
export async function markFailed(ref: OutboxRef, failure: string): Promise<void> {
  await platform()
    .update(outbox)
    .set({ failedAt: sql`now()`, failure: failure.slice(0, 200) })
    .where(thatRow(ref))
}

const thatRow = (ref: OutboxRef) => and(eq(outbox.schoolId, ref.schoolId), eq(outbox.id, ref.outboxId))

/** Rows of any school, without their school's transaction: the platform role sees no other table of a school. */
const platform = (): Queries => statementsOf('platform')
