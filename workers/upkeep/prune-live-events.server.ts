import { lt, sql } from 'drizzle-orm'
import { liveEvents } from '#db/schema/events.ts'
import type { School } from '#tenants/school.server.ts'

/** Removes a school's live events that are older than a day: no stream replays further back. */
export async function pruneLiveEvents(school: School): Promise<void> {
  await school.write(tx => tx.delete(liveEvents).where(lt(liveEvents.createdAt, sql`now() - interval '1 day'`)))
}
