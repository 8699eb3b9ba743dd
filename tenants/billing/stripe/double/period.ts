import type Stripe from 'stripe'
import { Temporal } from 'temporal-polyfill'

/**
 * The first end of a period after a moment. Stripe counts from the anchor and takes a month's last day where it has no such day: from the
 * 31st of January to the 28th of February, then to the 31st of March.
 */
export function periodEndAfter(moment: number, anchor: number, interval: Stripe.Price.Recurring['interval']): number {
  const from = Temporal.Instant.fromEpochMilliseconds(anchor * 1000).toZonedDateTimeISO('UTC')
  for (let count = 1; ; count++) {
    const end = from.add(interval === 'year' ? { years: count } : { months: count }).epochMilliseconds / 1000
    if (end > moment) return end
  }
}
