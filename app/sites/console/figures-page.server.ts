import { formatMoney, formatMonth } from '#app/platform/i18n/format.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import { addMonths, type Month, monthsBetween, monthsFrom } from '#tenants/figures/months.ts'
import type { CohortMonth, MoneyMonth, PlatformFigures } from '#tenants/figures/reading.server.ts'
import { moneyCharts } from './figure-charts.server.ts'
import { percent, shareLost, type Words } from './figure-words.ts'
import { funnelOf } from './figures-funnel.ts'

export const spans = [12, 36] as const
export const shares = ['paying', 'active'] as const

/** What somebody chose on the page. */
export interface FiguresChoice {
  span: (typeof spans)[number]
  /** One that schools pay in; the most used where none of these was asked for. */
  currency: string | null
  /** Of each cohort. */
  share: (typeof shares)[number]
}

/** All that the page of figures shows, put into words and drawn: what is over by months, and how it stands at this moment. */
export function figuresPage(figures: PlatformFigures, choice: FiguresChoice, words: Words) {
  const currencies = byUse(figures.money)
  const currency = currencies.find(each => each === choice.currency) ?? currencies[0] ?? null
  const closed = closedMonths(figures)
  const money = new Map(figures.money.filter(each => each.currency === currency).map(each => [each.month, each]))
  const rows = closed.map(month => money.get(month) ?? nothing(month, money.get(addMonths(month, -1))))
  return {
    ...choice,
    currency,
    currencies,
    now: standing(figures, currency, money.get(figures.open), rows.at(-1), words),
    charts: currency && rows.length > 0 ? moneyCharts(rows, currency, words) : null,
    months: currency ? rows.toReversed().map(row => inWords(row, currency, words)) : [],
    funnel: funnelOf(figures.months, words),
    cohorts: cohortsOf(figures, choice, words),
    anyClosed: closed.length > 0,
    countedAt: figures.countedAt,
  }
}
export type FiguresPage = ReturnType<typeof figuresPage>

/** Currencies that were paid in, that of the most schools first, by the newest month that has it. */
function byUse(money: readonly MoneyMonth[]): Currency[] {
  const paying = new Map(money.map(each => [each.currency, each.paying]))
  return [...paying].sort(([a, most], [b, more]) => more - most || a.localeCompare(b)).map(([currency]) => currency)
}

/** Months that are over, from the first of which something is known. */
function closedMonths({ open, months }: PlatformFigures): Month[] {
  const first = months.find(each => each.month < open && Object.keys(each.states).length > 0)?.month
  return first ? monthsFrom(first, addMonths(open, -1)) : []
}

/** A month in which nobody paid, or paid any more. */
const nothing = (month: Month, before?: MoneyMonth): Pick<MoneyMonth, keyof MoneyMonth> => ({
  ...{ month, currency: before?.currency ?? 'EUR', mrr: 0, mrrBefore: 0, fromNew: 0, reactivated: 0, expansion: 0 },
  ...{ contraction: 0, churned: 0, paying: 0, payingBefore: 0, lost: 0 },
})

function standing(
  { months, open }: PlatformFigures,
  currency: Currency | null,
  now: MoneyMonth | undefined,
  last: MoneyMonth | undefined,
  { t, locale }: Words,
) {
  const number = new Intl.NumberFormat(locale)
  const states = months.find(each => each.month === open)?.states ?? {}
  const change = (now?.mrr ?? 0) - (last?.mrr ?? 0)
  const schools = last ? shareLost(last.lost, last.payingBefore) : null
  const money = last ? shareLost(last.churned, last.mrrBefore) : null
  const signed = (amount: number) =>
    `${amount > 0 ? '+' : ''}${currency ? formatMoney(locale, currency, inWhole(amount)) : '0'}`
  return {
    mrr: currency ? formatMoney(locale, currency, inWhole(now?.mrr ?? 0)) : '–',
    change: last ? t('console.figures.since_last', { change: signed(change) }) : null,
    paying: number.format(now?.paying ?? 0),
    trials: number.format(states.trial ?? 0),
    churn: schools === null ? '–' : percent(locale, schools),
    churnText: money === null ? null : t('console.figures.churn_of_money', { share: percent(locale, money) }),
    month: last ? formatMonth(locale, last.month.slice(0, 7)) : null,
  }
}

/** Large sums without their hundredths, which nobody reads there. */
const inWhole = (amount: number): number => (Math.abs(amount) >= 100_000 ? Math.round(amount / 100) * 100 : amount)

function inWords(row: MoneyMonth, currency: Currency, { locale }: Words) {
  const number = new Intl.NumberFormat(locale)
  const amount = (value: number) => formatMoney(locale, currency, value)
  const churn = shareLost(row.lost, row.payingBefore)
  return {
    month: row.month,
    name: formatMonth(locale, row.month.slice(0, 7)),
    mrr: amount(row.mrr),
    fromNew: amount(row.fromNew),
    reactivated: amount(row.reactivated),
    expansion: amount(row.expansion),
    contraction: amount(0 - row.contraction),
    churned: amount(0 - row.churned),
    paying: number.format(row.paying),
    lost: number.format(row.lost),
    churn: churn === null ? '–' : percent(locale, churn),
  }
}

/** Cohorts of which a month is over, each with its share in every month since. */
function cohortsOf({ cohorts, open }: PlatformFigures, { share: kind }: FiguresChoice, { locale }: Words) {
  const rows = new Map<Month, CohortMonth[]>()
  for (const row of cohorts) if (row.month < open) rows.set(row.cohort, [...(rows.get(row.cohort) ?? []), row])
  return [...rows].reverse().map(([cohort, later]) => {
    const byAge = new Map(
      later.map(row => [monthsBetween(cohort, row.month), row.schools > 0 ? row[kind] / row.schools : 0]),
    )
    return {
      cohort,
      name: formatMonth(locale, cohort.slice(0, 7)),
      schools: later.at(-1)?.schools ?? 0,
      cells: Array.from({ length: Math.max(...byAge.keys()) + 1 }, (_, age) => {
        const share = byAge.get(age)
        return share === undefined ? null : { share, shown: percent(locale, share, 0) }
      }),
    }
  })
}
