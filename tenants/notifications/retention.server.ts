import { lt, sql } from 'drizzle-orm'
import { notifications } from '#db/schema/notifications.ts'
import type { Write } from '../school.server.ts'

/** Items stay in the lists for so long, read or not; what they are about stays where it is. */
const keptDays = 90

/** Removes old items with all that is known of their delivery. */
export async function removeOldItems(tx: Write): Promise<void> {
  await tx.delete(notifications).where(lt(notifications.createdAt, sql`now() - make_interval(days => ${keptDays})`))
}
