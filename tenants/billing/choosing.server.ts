import { eq } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { schools } from '#db/schema/platform.ts'
import { isPaidPlan, type OfferedPlanId, plans } from '../plans.ts'
import { Problem } from '../problem.ts'
import type { School } from '../school.server.ts'
import { activeChildren } from './child-counts.server.ts'
import { collector, providerOf } from './collector.server.ts'
import { type Effect, effectOf, type Holding } from './offer.ts'
import { type Currency, type Interval, type Price, priceOn } from './prices.ts'
import type { BillingProvider } from './provider.ts'
import { announceStanding, lockSchool, schoolRow, settle } from './standing.server.ts'
import { subscriptionOf } from './subscription.server.ts'
import { planPath } from './telling.server.ts'

/** What an owner has chosen, with the price they were shown. */
export interface Choice {
  /** Made with the form: asking twice chooses once. */
  id: string
  plan: OfferedPlanId
  interval: Interval
  currency: Currency
  /** Hundredths for a child, as shown; null for the free plan. */
  perChild: number | null
}

export type Chosen =
  | { ok: true; effect: Effect; goTo: string }
  | { ok: false; reason: 'price_changed' | 'too_many_children' }

/** What the school has, for the rules of a choice. */
export async function holdingOf(school: School): Promise<Holding> {
  const [row, subscription] = await runTransaction('platform', { readOnly: true }, async q => [
    await schoolRow(q, school.id),
    await subscriptionOf(q, school.id),
  ])
  const next = subscription?.nextPlan ? { plan: subscription.nextPlan, interval: subscription.nextInterval } : null
  return {
    plan: row.plan,
    planEndsOn: row.planEndsOn,
    subscription: subscription && { interval: subscription.interval, next },
  }
}

/**
 * Puts an owner's choice into effect: more at once, less with the next period, and nothing where it is what the school has.
 * @param through who collects; the school's own collector unless told
 * @throws Problem conflict for a school that an operator holds or that is closed
 */
export async function choosePlan(school: School, choice: Choice, through?: BillingProvider): Promise<Chosen> {
  const subscription = await paying(school)
  const provider = through ?? (subscription ? providerOf(subscription) : collector())
  const holding = await holdingOf(school)
  const effect = effectOf(holding, choice)
  const children = await school.asSystem().read(q => activeChildren(q, school.today()))
  if (effect === 'same') return { ok: true, effect, goTo: planPath }
  if (!isPaidPlan(choice.plan)) {
    if (children > plans.free.children) return { ok: false, reason: 'too_many_children' }
    if (effect === 'free') await takeFree(school)
    else await provider.changeNext(school, { end: 'free' })
    return { ok: true, effect, goTo: planPath }
  }
  const price = offeredPrice(school, choice.plan, choice)
  if (price.perChild !== choice.perChild) return { ok: false, reason: 'price_changed' }
  if (children > plans[choice.plan].children) return { ok: false, reason: 'too_many_children' }
  const order = { id: choice.id, price, children }
  if (effect === 'begin') return { ok: true, effect, ...(await provider.begin(school, order)) }
  if (effect === 'now') await provider.changeNow(school, order)
  else if (effect === 'keep') await provider.keep(school)
  else await provider.changeNext(school, { price })
  return { ok: true, effect, goTo: planPath }
}

/** The price of a plan that the school is offered today. */
export const offeredPrice = (
  school: School,
  plan: Price['plan'],
  { interval, currency }: Pick<Choice, 'interval' | 'currency'>,
): Price => priceOn(school.today(), { plan, interval, currency })

/** The free plan at once, for a school that pays nothing: after a trial, or after a subscription has ended. */
async function takeFree(school: School): Promise<void> {
  await runTransaction('platform', { readOnly: false }, async q => {
    const row = await lockSchool(q, school.id)
    if (row.stateReason !== null || row.closedOn !== null) throw new Problem('conflict', 'held or closed')
    if (await subscriptionOf(q, school.id)) throw new Problem('conflict', 'subscribed')
    await q.update(schools).set({ plan: 'free', planEndsOn: null }).where(eq(schools.id, school.id))
    await settle(q, school.id, school.today(), 'plan_chosen')
  })
  await announceStanding(school)
}

/** Takes back what was to come with the next period; nothing where nothing was. */
export async function keepPlan(school: School): Promise<void> {
  const subscription = await paying(school)
  if (subscription?.nextPlan) await providerOf(subscription).keep(school)
}

/** Where an owner changes how they pay, outside of ours; null where nothing is outside. */
export async function portalOf(school: School): Promise<string | null> {
  const subscription = await paying(school)
  return subscription && providerOf(subscription).portal(school)
}

const paying = (school: School) => runTransaction('platform', { readOnly: true }, q => subscriptionOf(q, school.id))
