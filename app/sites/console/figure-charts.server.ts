import { formatBytes, formatMoney, formatMonth } from '#app/platform/i18n/format.ts'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { flowBars } from '#app/ui/charts/flow-bars.ts'
import { pageChartColours } from '#app/ui/charts/frame.ts'
import { monthLine } from '#app/ui/charts/month-line.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import { addMonths, type Month, monthsFrom } from '#tenants/figures/months.ts'
import type { MoneyMonth, SchoolMonth } from '#tenants/figures/reading.server.ts'
import { percent, shareLost, type Words } from './figure-words.ts'

/** Revenue, what moved it and what was lost, over months that are over; at least one. */
export function moneyCharts(rows: readonly MoneyMonth[], currency: Currency, { t, locale }: Words) {
  const [first, last] = [rows[0], rows.at(-1)]
  const inMoney = (amount: number) =>
    new Intl.NumberFormat(locale, {
      ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact' },
      ...{ minimumFractionDigits: 0, maximumFractionDigits: 1 },
    }).format(amount / 100)
  const inPercent = (share: number) => percent(locale, share)
  const span = { from: monthIn(locale, first?.month), to: monthIn(locale, last?.month) }
  const sum = (of: (row: MoneyMonth) => number) =>
    formatMoney(
      locale,
      currency,
      rows.reduce((all, row) => all + of(row), 0),
    )
  const base = { colours: pageChartColours, locale }
  const churn = rows.map(row => ({ name: short(locale, row.month), value: shareLost(row.lost, row.payingBefore) }))
  return {
    mrr: monthLine({
      ...base,
      alt: t('console.figures.mrr_alt', {
        ...span,
        first: formatMoney(locale, currency, first?.mrr ?? 0),
        last: formatMoney(locale, currency, last?.mrr ?? 0),
      }),
      yLabel: t('console.figures.a_month', { currency }),
      points: rows.map(row => ({ name: short(locale, row.month), value: row.mrr })),
      shown: inMoney,
    }).svg,
    moves: flowBars({
      ...base,
      alt: t('console.figures.moves_alt', {
        ...span,
        came: sum(row => row.fromNew + row.reactivated + row.expansion),
        went: sum(row => row.contraction + row.churned),
      }),
      yLabel: t('console.figures.a_month', { currency }),
      up: [t('console.figures.from_new'), t('console.figures.reactivated'), t('console.figures.expansion')],
      down: [t('console.figures.churned'), t('console.figures.contraction')],
      bars: rows.map(row => ({
        name: short(locale, row.month),
        up: [row.fromNew, row.reactivated, row.expansion],
        down: [row.churned, row.contraction],
      })),
      shown: inMoney,
    }).svg,
    churn: monthLine({
      ...base,
      alt: t('console.figures.churn_alt', {
        ...span,
        most: inPercent(Math.max(0, ...churn.map(({ value }) => value ?? 0))),
      }),
      yLabel: t('console.figures.churn_axis'),
      points: churn,
      shown: inPercent,
    }).svg,
  }
}

const shownMonths = 12

/** What a school used in the last months, the present one last and not over. @param month the school's own, now */
export function chartsOfUse(rows: readonly SchoolMonth[], month: Month, { t, locale }: Words) {
  const number = new Intl.NumberFormat(locale)
  const byMonth = new Map(rows.map(row => [row.month, row]))
  const months = monthsFrom(addMonths(month, 1 - shownMonths), month)
  const curves = [
    { id: 'children', of: (row: SchoolMonth) => row.children, shown: (n: number) => number.format(n), whole: true },
    {
      id: 'storage',
      of: (row: SchoolMonth) => row.storedBytes,
      shown: (n: number) => formatBytes(locale, n),
      whole: false,
    },
    { id: 'active', of: (row: SchoolMonth) => row.activeDays, shown: (n: number) => number.format(n), whole: true },
  ] as const
  const last = rows.at(-1)
  return {
    curves: curves.map(({ id, of, shown, whole }) => ({
      id,
      svg: monthLine({
        ...{ colours: pageChartColours, locale, small: true, whole, shown },
        alt: t(`console.use.${id}_alt`, { now: last ? shown(of(last)) : '–' }),
        yLabel: t(`console.use.${id}`),
        points: months.map(each => {
          const row = byMonth.get(each)
          return { name: short(locale, each), value: row ? of(row) : null }
        }),
      }).svg,
    })),
    rows: rows.toReversed().map(row => ({
      month: row.month,
      name: monthIn(locale, row.month),
      children: number.format(row.children),
      storage: formatBytes(locale, row.storedBytes),
      active: number.format(row.activeDays),
    })),
  }
}
export type UseCharts = ReturnType<typeof chartsOfUse>

const monthIn = (locale: Locale, month: Month | undefined): string => formatMonth(locale, (month ?? '').slice(0, 7))
const short = (locale: Locale, month: Month): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(new Date(month))
