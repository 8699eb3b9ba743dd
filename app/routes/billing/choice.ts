import { type Currency, currencies, currencyOf, type Interval, intervals } from '#tenants/billing/prices.ts'

/** Interval and currency as the address says; by the year and in the country's currency where it does not. */
export function choiceIn(url: URL, country: string): { interval: Interval; currency: Currency } {
  const asked = (name: string) => url.searchParams.get(name)
  return {
    interval: intervals.find(each => each === asked('interval')) ?? 'year',
    currency: currencies.find(each => each === asked('currency')) ?? currencyOf(country),
  }
}
