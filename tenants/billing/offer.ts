import { isPaidPlan, type Limits, type OfferedPlanId, type PlanId, plans } from '../plans.ts'
import type { Interval, Price } from './prices.ts'

/** What a school has now, as far as a choice depends on it. */
export interface Holding {
  plan: string
  /** Null while it pays nothing. */
  subscription: { interval: Interval; next: { plan: OfferedPlanId | 'none'; interval: Interval | null } | null } | null
  /** The day on which it ends; null while it goes on. */
  planEndsOn: string | null
}

/**
 * How a choice takes effect: `begin` a subscription, `now` (more, at once), `next` (less, with the next period), `keep` (back to what it
 * has, before that period), `free` at once where nothing was paid, or `same`.
 */
export type Effect = 'begin' | 'now' | 'next' | 'keep' | 'free' | 'same'

/** How choosing a plan takes effect for a school. Pure. */
export function effectOf(holding: Holding, wanted: { plan: OfferedPlanId; interval: Interval }): Effect {
  const { subscription } = holding
  if (!subscription) {
    if (isPaidPlan(wanted.plan)) return 'begin'
    return holding.plan === 'free' && holding.planEndsOn === null ? 'same' : 'free'
  }
  if (wanted.plan === 'free') return subscription.next?.plan === 'free' ? 'same' : 'next'
  const step = rankOf(wanted.plan) - rankOf(holding.plan)
  if (step > 0) return 'now'
  const longer = wanted.interval === 'year' && subscription.interval === 'month'
  if (step === 0 && longer) return 'now'
  const asNow = step === 0 && wanted.interval === subscription.interval
  if (asNow) return subscription.next ? 'keep' : 'same'
  const { next } = subscription
  const planned = next?.plan === wanted.plan && (next.interval ?? subscription.interval) === wanted.interval
  return planned ? 'same' : 'next'
}

/** What a school would miss on another plan. */
export interface Losses {
  /** Ids of modules that are on and would go off; their data stay. */
  modules: string[]
  /** What there is more of than the plan has; all of it stays, and no more can be added. */
  over: { limit: keyof Limits; used: number; allowed: number }[]
}

/**
 * What goes off, and of what there is too much, on a plan.
 * @param modulesOn with the plan that each needs
 */
export function lossesOn(
  plan: PlanId,
  modulesOn: readonly { id: string; plan: PlanId }[],
  used: Partial<Record<keyof Limits, number>>,
): Losses {
  const over = Object.entries(used).map(([name, amount]) => {
    const limit = name as keyof Limits
    return { limit, used: amount, allowed: plans[plan][limit] }
  })
  return {
    modules: modulesOn.filter(each => rankOf(each.plan) > rankOf(plan)).map(({ id }) => id),
    over: over.filter(each => each.used > each.allowed),
  }
}

/** Hundredths for a whole period. */
export const periodTotal = ({ perChild }: Pick<Price, 'perChild'>, children: number): number => perChild * children

const rankOf = (plan: string): number => plans[plan as PlanId]?.rank ?? 0
