import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import { notificationDeliveries } from '#db/schema/notifications.ts'
import { limitsOf } from '../entitlements.server.ts'
import type { School } from '../school.server.ts'

/**
 * Whether what is being tried now is within the school's day. Asked after it was taken: of several processes at the limit
 * the last to ask has counted all, so that together they never send more.
 * @param school acting as itself
 */
export async function isWithinDay(school: School): Promise<boolean> {
  const d = notificationDeliveries
  const counted = await school.read(q =>
    q.$count(
      d,
      and(
        eq(d.channel, 'sms'),
        gt(d.triedAt, sql`now() - interval '1 day'`),
        or(inArray(d.state, ['trying', 'sent']), eq(d.reason, 'unknown')),
      ),
    ),
  )
  return counted <= limitsOf(school.facts).textsADay
}
