import { runTransaction } from '#db/client.server.ts'
import type { School } from '../school.server.ts'
import { activeChildren, mostChildren, noteChildCount } from './child-counts.server.ts'
import { providerOf } from './collector.server.ts'
import { addDays } from './lifecycle.ts'
import { subscriptionOf } from './subscription.server.ts'

/**
 * Counts a school's active children and tells whoever collects its money the most there were at once in this period. Does nothing more for
 * one that pays nothing. However often a day.
 */
export async function reportChildren(school: School): Promise<void> {
  const today = school.today()
  await noteChildCount(school.id, today, await school.read(q => activeChildren(q, today)))
  const paying = await runTransaction('platform', { readOnly: true }, async q => {
    const subscription = await subscriptionOf(q, school.id)
    return (
      subscription && {
        subscription,
        most: await mostChildren(q, school.id, subscription.periodStart, addDays(today, 1)),
      }
    )
  })
  if (paying) await providerOf(paying.subscription).reportChildren(school, paying.most)
}
