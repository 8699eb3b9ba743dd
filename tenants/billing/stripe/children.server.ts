import type Stripe from 'stripe'
import { runTransaction } from '#db/client.server.ts'
import type { School } from '../../school.server.ts'
import { mostChildren } from '../child-counts.server.ts'
import { addDays } from '../lifecycle.ts'
import { runningOf } from './changes.server.ts'
import { stripe } from './client.server.ts'
import { readStripe } from './reading.server.ts'
import { dayOf } from './snapshot.ts'

/** So long before a period ends the next one is made ready: longer than a day, so that a daily job comes by in it. */
const eveSeconds = 26 * 3600
/** So long after a period began what the eve before has missed is put right. */
const earlySeconds = 7 * 86_400

/**
 * Tells Stripe how many children are to be paid for. More than before count at once, for the rest of the period. Fewer count from the next
 * one on: on its eve the number of that day is set, without a credit, and the renewal bills it.
 * @param most children at once in this period
 * @throws Problem conflict without a subscription
 */
export async function reportToStripe(school: School, most: number, now: Date = new Date()): Promise<void> {
  const { subscription, item } = await runningOf(school)
  const seconds = now.getTime() / 1000
  const toEnd = item.current_period_end - seconds
  const isEve = toEnd > 0 && toEnd <= eveSeconds
  const wanted = isEve ? await countedToday(school, seconds) : most
  const change = changeTo(wanted, item, isEve, isEarly(subscription, item, seconds))
  if (!change) return
  await stripe().subscriptions.update(subscription.id, { items: [{ id: item.id, quantity: wanted }], ...change })
  await readStripe(school, now)
}

/** @returns how Stripe should take the number; null when there is nothing to tell */
function changeTo(
  wanted: number,
  { quantity = 0 }: Stripe.SubscriptionItem,
  isEve: boolean,
  isEarly: boolean,
): { proration_behavior: 'create_prorations' | 'none' } | null {
  if (wanted < 1 || wanted === quantity) return null
  if (wanted > quantity) return { proration_behavior: 'create_prorations' }
  if (isEve) return { proration_behavior: 'none' }
  // The period was billed with the last one's number, since nobody came by on its eve: given back with the next bill.
  return isEarly ? { proration_behavior: 'create_prorations' } : null
}

/** Whether a period has begun some days ago that is not the first. */
function isEarly(subscription: Stripe.Subscription, item: Stripe.SubscriptionItem, now: number): boolean {
  const age = now - item.current_period_start
  return item.current_period_start > subscription.start_date && age >= 0 && age < earlySeconds
}

const countedToday = (school: School, seconds: number): Promise<number> => {
  const day = dayOf(seconds, school.facts.timeZone)
  return runTransaction('platform', { readOnly: true }, q => mostChildren(q, school.id, day, addDays(day, 1)))
}
