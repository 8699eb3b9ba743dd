import { lt, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { sessions, verifications } from '#db/schema/identity.ts'

/** Forgets sessions and codes whose time is over; nobody could use them any more. */
export async function sweepIdentity(): Promise<void> {
  await runTransaction('identity', { readOnly: false }, async q => {
    await q.delete(sessions).where(lt(sessions.expiresAt, sql`now()`))
    await q.delete(verifications).where(lt(verifications.expiresAt, sql`now()`))
  })
}
