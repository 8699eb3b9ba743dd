import { and, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { handovers, signups } from '#db/schema/signups.ts'
import { finishSignup } from './confirm.server.ts'

/** Sooner than this the request that confirmed may still be at it. */
const settleMinutes = 2

/**
 * Finishes sign-ups whose code came back but whose founding broke off, and forgets those that are over. An address that was
 * taken in between stays the person's to choose while their hour lasts.
 * @returns how many schools were founded
 */
export async function sweepSignups(): Promise<number> {
  const unfinished = await runTransaction('identity', { readOnly: true }, q =>
    q
      .select()
      .from(signups)
      .where(
        and(
          isNotNull(signups.confirmedAt),
          isNull(signups.doneAt),
          lt(signups.confirmedAt, sql`now() - make_interval(mins => ${settleMinutes})`),
        ),
      ),
  )
  let founded = 0
  for (const row of unfinished) if ((await finishSignup(row)).outcome === 'founded') founded += 1
  await runTransaction('identity', { readOnly: false }, async q => {
    await q.delete(signups).where(lt(signups.expiresAt, sql`now() - interval '1 day'`))
    await q
      .update(signups)
      .set({ formSealed: null })
      .where(and(lt(signups.expiresAt, sql`now()`), or(isNotNull(signups.doneAt), isNull(signups.confirmedAt))))
    await q.delete(handovers).where(lt(handovers.expiresAt, sql`now()`))
  })
  return founded
}
