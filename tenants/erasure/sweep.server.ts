import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schoolErasures } from '#db/schema/erasures.ts'
import { schools } from '#db/schema/platform.ts'
import { beginErasure } from './beginning.server.ts'
import { eraseSchool } from './erasing.server.ts'

/**
 * Begins what is due and goes on with what has begun, school by school. Harmless when two workers do it at once: a lease lets one of them at a school.
 * One that fails does not hold up the others.
 * @throws AggregateError of what failed
 */
export async function sweepErasures(signal?: AbortSignal): Promise<void> {
  const due = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ id: schools.id })
      .from(schools)
      .innerJoin(schoolErasures, eq(schoolErasures.schoolId, schools.id))
      .where(
        and(
          eq(schools.state, 'closed'),
          isNull(schoolErasures.begunAt),
          sql`1 = any (${schoolErasures.toldDays})`,
          sql`${schools.closedOn} <= current_date - 89`,
        ),
      ),
  )
  const failures: unknown[] = []
  const attempt = async (work: () => Promise<unknown>) => {
    signal?.throwIfAborted()
    await work().catch(error => failures.push(error))
  }
  for (const { id } of due) await attempt(() => beginErasure(id))
  const begun = await runTransaction('platform', { readOnly: true }, q =>
    q
      .select({ id: schoolErasures.schoolId })
      .from(schoolErasures)
      .where(and(isNotNull(schoolErasures.begunAt), ne(schoolErasures.step, 'done'))),
  )
  for (const { id } of begun) await attempt(() => eraseSchool(id, { signal }))
  if (failures.length > 0) throw new AggregateError(failures, 'Schools could not be erased.')
}
