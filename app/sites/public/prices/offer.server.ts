import type { Locale, MessageKey, Translate } from '#app/platform/i18n/translate.ts'
import { type Currency, currencies, currencyOf, priceOn } from '#tenants/billing/prices.ts'
import { isPaidPlan, type OfferedPlanId, offeredPlanIds, planHas, plans } from '#tenants/plans.ts'
import { allModules } from '#tenants/registry.ts'
import { guessCountry } from '../sign-up/country-guess.server.ts'

/** A plan as it is offered today to whoever asks. */
export interface OfferedPlan {
  id: OfferedPlanId
  /** Hundredths for a child, without tax; nothing for what costs nothing. */
  perChild: { month: number; year: number }
  children: number
  storageGb: number
  domains: number
  /** Working hours until support answers; null is the help pages alone. */
  supportHours: number | null
  /** Names of modules that it has and the next smaller one has not. */
  modules: string[]
}

/** The currency that was asked for (`?currency=GBP`), or the one of the country that the browser's language points at. */
export function currencyFor(request: Request, url: URL, locale: Locale): Currency {
  const wanted = url.searchParams.get('currency')
  return currencies.find(each => each === wanted) ?? currencyOf(guessCountry(request, locale === 'en' ? 'DE' : 'CN'))
}

/** All plans that a school can choose, from small to large, at today's prices. */
export function offeredPlans(
  currency: Currency,
  t: Translate,
  day = new Date().toISOString().slice(0, 10),
): OfferedPlan[] {
  return offeredPlanIds.map((id, at) => {
    const smaller = offeredPlanIds[at - 1]
    const price = (interval: 'month' | 'year') =>
      isPaidPlan(id) ? priceOn(day, { plan: id, interval, currency }).perChild : 0
    const { children, storageGb, domains, supportHours } = plans[id]
    return {
      id,
      perChild: { month: price('month'), year: price('year') },
      children,
      storageGb,
      domains,
      supportHours,
      modules: allModules()
        .filter(({ plan }) => planHas(id, plan) && !(smaller && planHas(smaller, plan)))
        .map(manifest => t(`${manifest.id}.name` as MessageKey)),
    }
  })
}

/** How many children the reader has asked about; `usual` where that is no number of children. */
export function childrenAsked(url: URL, usual: number): number {
  const asked = url.searchParams.get('children') ?? ''
  const count = /^\d{1,5}$/.test(asked) ? Number(asked) : usual
  return Math.min(Math.max(count, 1), plans.plus.children)
}
