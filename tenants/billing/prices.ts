import type { PaidPlanId } from '../plans.ts'

export const currencies = ['CNY', 'EUR', 'USD', 'GBP'] as const
export type Currency = (typeof currencies)[number]
export const intervals = ['month', 'year'] as const
export type Interval = (typeof intervals)[number]

/** For one child and one interval, without tax, in the currency's hundredths. */
type PriceList = Record<PaidPlanId, Record<Interval, Record<Currency, number>>>

/**
 * Every price list there has been, newest first. What a school has agreed on stays its own until it chooses anew, so an old list is
 * never edited: a new one is put before it, with the day from which it is offered.
 */
export const priceLists: readonly { since: string; perChild: PriceList }[] = [
  {
    since: '2026-01-01',
    perChild: {
      basic: {
        month: { CNY: 600, EUR: 90, USD: 99, GBP: 79 },
        year: { CNY: 6_000, EUR: 900, USD: 990, GBP: 790 },
      },
      plus: {
        month: { CNY: 1_200, EUR: 180, USD: 199, GBP: 159 },
        year: { CNY: 12_000, EUR: 1_800, USD: 1_990, GBP: 1_590 },
      },
    },
  },
]

/** What a child costs, in hundredths, and since when: the two together name a price for good. */
export interface Price {
  plan: PaidPlanId
  interval: Interval
  currency: Currency
  perChild: number
  since: string
}

/**
 * The price that is offered on a day.
 * @param day ISO date
 * @throws RangeError for a day before the first list
 */
export function priceOn(
  day: string,
  { plan, interval, currency }: Pick<Price, 'plan' | 'interval' | 'currency'>,
  lists: typeof priceLists = priceLists,
): Price {
  const list = lists.find(each => each.since <= day)
  if (!list) throw new RangeError('There was no price list then.')
  return { plan, interval, currency, perChild: list.perChild[plan][interval][currency], since: list.since }
}

/** The currency that a school of this country is offered first. */
export function currencyOf(country: string): Currency {
  if (country === 'CN') return 'CNY'
  if (country === 'GB') return 'GBP'
  return euroCountries.has(country) ? 'EUR' : 'USD'
}

/** Members of the euro area in 2026 (ec.europa.eu, Bulgaria since January 2026), and those that would rather be billed in it than in dollars. */
const euroCountries: ReadonlySet<string> = new Set(
  'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC SM VA ME XK CH LI NO SE DK IS PL CZ HU RO'.split(
    ' ',
  ),
)
