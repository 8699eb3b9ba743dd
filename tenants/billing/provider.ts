import type { School } from '../school.server.ts'
import type { Interval, Price } from './prices.ts'

/** What an owner has chosen, with the price they were shown. `id` is made with the form, so that asking twice orders once. */
export interface Order {
  id: string
  price: Price
  /** Active children at this moment. */
  children: number
}

/**
 * Who collects the money: Stripe where its key is set, else the vendor's own invoices by bank transfer. Both end in `applySubscription`, so
 * a school's pages and states are the same. Every act may be asked for twice and is done once.
 */
export interface BillingProvider {
  readonly id: 'stripe' | 'transfer'
  /**
   * Begins a subscription. @returns where the owner's browser goes on: a page of ours, or the provider's own
   * @throws Problem conflict when the school has a subscription
   */
  begin(school: School, order: Order): Promise<{ goTo: string }>
  /** A larger plan or another interval from this moment, the difference billed pro rata. @throws Problem conflict without a subscription */
  changeNow(school: School, order: Order): Promise<void>
  /** A smaller plan, or the end, with the next period; what is chosen last counts. @throws Problem conflict without a subscription */
  changeNext(school: School, next: { price: Price } | { end: 'free' | 'none' }): Promise<void>
  /** Takes back what was to come with the next period. */
  keep(school: School): Promise<void>
  /** The most children there were at once in this period so far. Fewer than before is no news until the next one. */
  reportChildren(school: School, children: number): Promise<void>
  /** Reads anew how it stands with the provider, for an owner who comes back from its pages before its message does. */
  catchUp(school: School): Promise<void>
  /** Where an owner changes how they pay and finds what they have paid, outside of ours; null where our own pages do. */
  portal(school: School): Promise<string | null>
}

/** Parts of a change that an owner sees before they agree, in hundredths. */
export interface Quote {
  perPeriod: number
  interval: Interval
  /** Due now for the rest of this period; null where only the provider can tell. */
  now: number | null
}
