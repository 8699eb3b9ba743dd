import { lt, sql } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { limits, verifications } from '#db/schema/identity.ts'
import { forgetOldMessages } from './clerk-webhook.server.ts'
import { forgetEndedSessions } from './session.server.ts'

/**
 * Forgets what is over and of no use to anybody: sessions, codes and challenges, counters of the limits, and webhook
 * messages that cannot come again.
 */
export async function sweepIdentity(): Promise<void> {
  await runTransaction('identity', { readOnly: false }, async q => {
    await forgetEndedSessions(q)
    await q.delete(verifications).where(lt(verifications.expiresAt, sql`now()`))
    await q.delete(limits).where(lt(limits.expire, sql`(extract(epoch from now()) * 1000)::bigint`))
    await forgetOldMessages(q)
  })
}
