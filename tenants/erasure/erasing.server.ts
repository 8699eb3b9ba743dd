import { and, eq, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { type ErasureStep, schoolErasures } from '#db/schema/erasures.ts'
import { letGo } from './letting-go.server.ts'
import { countStrangers, eraseStrangers, forgetSessionsOf } from './people.server.ts'
import { countFiles, deleteFiles } from './stored.server.ts'
import { countRows, deleteSome, schoolTableNames } from './tables.server.ts'
import { tellProof } from './telling.server.ts'

export type Erasure = typeof schoolErasures.$inferSelect

/** So long after its beginning nothing of the school can be under way any more: the longest job, and caches of other processes. */
export const quietMinutes = 70
const leaseMinutes = 10
const rowsAtOnce = 1_000

export interface ErasingOptions {
  /** Milliseconds for which nothing may be under way before it is verified; `quietMinutes` unless told. */
  quietMs?: number
  /** Ends the work between two batches; the next run goes on. */
  signal?: AbortSignal
  /** Told after each step; for tests that stop there. */
  after?: (step: ErasureStep) => void
}

/**
 * Does what is left of an erasure that has begun. Every step may be done again: whoever is stopped anywhere is followed by one that begins
 * with the step that was not finished. One worker at a time, by a lease that ends by itself.
 * @returns the step at which it stands: `done`, or what comes next where it has to wait or another is at it
 */
export async function eraseSchool(schoolId: string, options: ErasingOptions = {}): Promise<ErasureStep> {
  if (!(await lease(schoolId))) return (await erasureOf(schoolId))?.step ?? 'done'
  try {
    for (;;) {
      options.signal?.throwIfAborted()
      const erasure = await erasureOf(schoolId)
      if (!erasure?.begunAt || erasure.step === 'done') return erasure?.step ?? 'done'
      const next = await steps[erasure.step](erasure, options)
      if (next === 'wait') return erasure.step
      await note(schoolId, { step: next })
      options.after?.(erasure.step)
    }
  } finally {
    await note(schoolId, { leasedUntil: null })
  }
}

/** Where a school's erasure stands; null while nobody was told of any. */
export async function erasureOf(schoolId: string): Promise<Erasure | null> {
  const [row] = await runTransaction('platform', { readOnly: true }, q =>
    q.select().from(schoolErasures).where(eq(schoolErasures.schoolId, schoolId)),
  )
  return row ?? null
}

type Step = (erasure: Erasure, options: ErasingOptions) => Promise<ErasureStep | 'wait'>

const steps: Record<Exclude<ErasureStep, 'done'>, Step> = {
  /** Before anything goes, so that the proof can say what there was. */
  async count(erasure) {
    const { schoolId } = erasure
    const [rowCounts, stored, people] = await Promise.all([
      runTransaction('platform', { readOnly: true }, q => countRows(q, schoolId)),
      countFiles(schoolId),
      countStrangers(erasure),
    ])
    await note(schoolId, { rowCounts, ...stored, people })
    return 'keys'
  },

  /** From here on what was sealed cannot be read, wherever a copy of it may be. */
  async keys({ schoolId }) {
    await emptyTable('data_keys', schoolId)
    return 'people'
  },

  /** Before the rows go that say who they were. */
  async people(erasure, { signal }) {
    await forgetSessionsOf(erasure.hosts)
    await eraseStrangers(erasure, signal)
    return 'files'
  },

  async files({ schoolId }, { signal }) {
    await deleteFiles(schoolId, async () => {
      signal?.throwIfAborted()
      await renew(schoolId)
    })
    return 'rows'
  },

  async rows({ schoolId }, { signal }) {
    const tables = await runTransaction('platform', { readOnly: true }, schoolTableNames)
    for (const table of tables) await emptyTable(table, schoolId, signal)
    return 'verify'
  },

  /** What a request or job that was under way has written since is found and deleted too; only when nothing is left it goes on. */
  async verify({ schoolId, begunAt }, { quietMs = quietMinutes * 60_000 }) {
    if (begunAt && Date.now() - begunAt.getTime() < quietMs) return 'wait'
    const [rows, stored] = await Promise.all([
      runTransaction('platform', { readOnly: true }, q => countRows(q, schoolId)),
      countFiles(schoolId),
    ])
    return Object.keys(rows).length === 0 && stored.files === 0 ? 'names' : 'files'
  },

  async names(erasure) {
    await letGo(erasure)
    return 'tell'
  },

  async tell(erasure) {
    await tellProof(erasure)
    return 'done'
  },
}

async function emptyTable(table: string, schoolId: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    const gone = await runTransaction('platform', { readOnly: false }, q => deleteSome(q, table, schoolId, rowsAtOnce))
    if (gone < rowsAtOnce) return
    await renew(schoolId)
  }
}

/** @returns whether nobody else is at it */
async function lease(schoolId: string): Promise<boolean> {
  const rows = await runTransaction('platform', { readOnly: false }, q =>
    q
      .update(schoolErasures)
      .set({ leasedUntil: until() })
      .where(
        and(
          eq(schoolErasures.schoolId, schoolId),
          ne(schoolErasures.step, 'done'),
          or(isNull(schoolErasures.leasedUntil), lt(schoolErasures.leasedUntil, sql`now()`)),
        ),
      )
      .returning({ id: schoolErasures.schoolId }),
  )
  return rows.length > 0
}
const renew = (schoolId: string) => note(schoolId, { leasedUntil: until() })
const until = () => sql`now() + make_interval(mins => ${leaseMinutes})`

type Change = {
  [Key in keyof typeof schoolErasures.$inferInsert]?:
    | (typeof schoolErasures.$inferInsert)[Key]
    | ReturnType<typeof until>
}
const note = async (schoolId: string, change: Change): Promise<void> => {
  await runTransaction('platform', { readOnly: false }, q =>
    q.update(schoolErasures).set(change).where(eq(schoolErasures.schoolId, schoolId)),
  )
}
