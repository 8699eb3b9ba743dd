import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { runTransaction } from '#db/client.server.ts'
import { outbox } from '#db/schema/events.ts'
import { schools } from '#db/schema/platform.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../../../actor.ts'
import { School } from '../../../school.server.ts'
import { type Price, priceOn } from '../../prices.ts'
import { subscriptionOf } from '../../subscription.server.ts'
import { knownCustomer } from '../customer.server.ts'
import { followStripeJob } from '../event-types.ts'
import { takeStripeMessage } from '../events.server.ts'
import { followStripe } from '../following.server.ts'
import { stripeBilling } from '../provider.server.ts'
import { advance } from './calendar.ts'
import { completeSession } from './checkout.ts'
import { cards } from './customers.ts'
import { type StripeDouble, signed } from './start.ts'

/** A day of the double's clock at noon UTC, in seconds. */
export const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000

export const listed = (over: Partial<Price> = {}): Price => ({
  ...priceOn('2026-06-01', { plan: 'basic', interval: 'month', currency: 'EUR' }),
  ...over,
})

export const payingCard = cards['4242424242424242'] ?? { last4: '', refuses: null, expires: 0 }
export const refusingCard = cards['4000000000000002'] ?? { last4: '', refuses: 'card_declined' as const, expires: 0 }

/** A school of a test beside the double: what it does, what Stripe tells of it, and where it stands. */
export class Scene {
  private heard = 0
  private constructor(
    readonly double: StripeDouble,
    readonly school: School,
  ) {}

  static async open(double: StripeDouble, over: Parameters<typeof insertSchool>[0] = {}): Promise<Scene> {
    return new Scene(double, new School(await insertSchool({ plan: 'trial', ...over }), system))
  }

  order(children = 20, price: Price = listed()) {
    return { id: uuidv7(), price, children }
  }

  /** Begins a subscription as an owner does. @returns the id of the Checkout session */
  async begin(children = 20, price: Price = listed()): Promise<string> {
    const { goTo } = await stripeBilling.begin(this.school, this.order(children, price))
    return goTo.split('/').at(-1) ?? ''
  }

  /** Begins and pays, and hears of it. */
  async subscribe(children = 20, price: Price = listed()): Promise<void> {
    completeSession(this.double.books, await this.begin(children, price), payingCard)
    await this.hear()
  }

  /** Lets the double's time pass until a day at noon, and hears of what happened. */
  async passUntil(day: string, hour = 12): Promise<void> {
    advance(this.double.books, noon(day) + (hour - 12) * 3600)
    await this.hear()
  }

  get now(): Date {
    return new Date(this.double.books.state.time * 1000)
  }

  /** Takes every event in that has happened since, and does the job that follows. */
  async hear(): Promise<void> {
    const { events } = this.double.books.state
    for (const event of events.slice(this.heard)) {
      const { body, signature } = signed(event)
      await takeStripeMessage(body, signature)
    }
    this.heard = events.length
    await followStripe(this.school, this.now)
  }

  row = () => runTransaction('platform', { readOnly: true }, q => subscriptionOf(q, this.school.id))
  customer = () => knownCustomer(this.school.id)

  async standing() {
    const [row] = await runTransaction('platform', { readOnly: true }, q =>
      q.select().from(schools).where(eq(schools.id, this.school.id)),
    )
    if (!row) throw new Error('no school')
    return { plan: row.plan, state: row.state, planEndsOn: row.planEndsOn }
  }

  /** How many jobs wait that follow Stripe. */
  jobs = async (): Promise<number> =>
    (await this.school.read(q => q.select({ job: outbox.job }).from(outbox).where(eq(outbox.job, followStripeJob))))
      .length

  /** The running subscription in the double. */
  running = () =>
    [...this.double.books.state.subscriptions.values()].filter(
      each => each.metadata.school_id === this.school.id && each.status !== 'canceled',
    )

  bills = () =>
    [...this.double.books.state.invoices.values()].filter(each =>
      this.running().some(sub => sub.customer === each.customer),
    )
}
