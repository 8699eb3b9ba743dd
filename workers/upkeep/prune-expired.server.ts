import { lt, sql } from 'drizzle-orm'
import { outbox } from '#db/schema/events.ts'
import { imports } from '#db/schema/imports.ts'
import { invitations, joinCodes } from '#db/schema/invitations.ts'
import { removeOldItems } from '#tenants/notifications/retention.server.ts'
import type { School } from '#tenants/school.server.ts'

/** For so long whoever opens a used link once more is still led to where it led. */
const linkDays = 30
/** For so long a job that has failed can be tried again from the console. */
const failureDays = 180

/**
 * Removes what has been over for so long that nobody asks for it: links and codes to join, failed jobs, old items of members' lists;
 * and at once rosters that were not made.
 */
export async function pruneExpired(school: School): Promise<void> {
  const ago = (days: number) => sql`now() - make_interval(days => ${days})`
  await school.write(async tx => {
    await tx.delete(invitations).where(lt(invitations.expiresAt, ago(linkDays)))
    await tx.delete(joinCodes).where(lt(joinCodes.expiresAt, ago(linkDays)))
    await tx.delete(imports).where(lt(imports.expiresAt, sql`now()`))
    await tx.delete(outbox).where(lt(outbox.failedAt, ago(failureDays)))
    await removeOldItems(tx)
  })
}
