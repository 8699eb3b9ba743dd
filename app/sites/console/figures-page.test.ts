import { expect, test } from 'vitest'
import { translator } from '#app/platform/i18n/translate.ts'
import type { CohortMonth, MoneyMonth, PlatformFigures, PlatformMonth } from '#tenants/figures/reading.server.ts'
import { type FiguresChoice, figuresPage } from './figures-page.server.ts'
import en from './messages/en.json'

const words = { t: translator('en', { console: en }), locale: 'en' as const }
const choice: FiguresChoice = { span: 12, currency: null, share: 'paying' }
const month = (change: Partial<PlatformMonth> & { month: string }): PlatformMonth => ({
  ...{
    signupsStarted: 0,
    signupsConfirmed: 0,
    founded: 0,
    withChildren: 0,
    withGuardian: 0,
    inSecondWeek: 0,
    everPaid: 0,
  },
  ...{ states: { active: 1 }, plans: {}, countedAt: new Date('2026-06-10') },
  ...change,
})
const money = (change: Partial<MoneyMonth> & { month: string }): MoneyMonth => ({
  ...{ currency: 'EUR', mrr: 0, mrrBefore: 0, fromNew: 0, reactivated: 0, expansion: 0, contraction: 0, churned: 0 },
  ...{ paying: 0, payingBefore: 0, lost: 0 },
  ...change,
})
const figures = (change: Partial<PlatformFigures>): PlatformFigures => ({
  ...{ open: '2026-06-01', months: [], money: [], cohorts: [], countedAt: null },
  ...change,
})

test('says that no month is over yet, and what stands now', () => {
  const page = figuresPage(
    figures({
      months: [month({ month: '2026-06-01', states: { trial: 3 } })],
      money: [money({ month: '2026-06-01', mrr: 12_345, paying: 2 })],
    }),
    choice,
    words,
  )
  expect(page).toMatchObject({ anyClosed: false, charts: null, months: [], cohorts: [] })
  expect(page.now).toMatchObject({ mrr: '€123.45', change: null, paying: '2', trials: '3', churn: '–' })
})

test('nobody has paid yet', () => {
  const page = figuresPage(figures({ months: [month({ month: '2026-05-01' })] }), choice, words)
  expect(page).toMatchObject({ anyClosed: true, currency: null, charts: null, months: [] })
})

test('churn is what was lost of those that paid at the beginning of the last month that is over', () => {
  const page = figuresPage(
    figures({
      months: [month({ month: '2026-04-01' }), month({ month: '2026-05-01' }), month({ month: '2026-06-01' })],
      money: [
        money({
          month: '2026-05-01',
          mrr: 30_000,
          mrrBefore: 40_000,
          churned: 5_000,
          paying: 8,
          payingBefore: 8,
          lost: 1,
        }),
        money({ month: '2026-06-01', mrr: 31_000, paying: 9 }),
      ],
    }),
    choice,
    words,
  )
  expect(page.now).toMatchObject({
    ...{ mrr: '€310', change: '+€10 since the last month’s end', churn: '12.5%', churnText: '12.5% of MRR' },
    month: 'May 2026',
  })
  expect(page.months.map(row => [row.month, row.mrr, row.churned, row.churn])).toEqual([
    ['2026-05-01', '€300', '-€50', '12.5%'],
    ['2026-04-01', '€0', '€0', '–'],
  ])
  expect(page.charts?.mrr).toContain('from €0 to €300')
})

test('the currency that most schools pay in comes first, and another can be asked for', () => {
  const given = figures({
    months: [month({ month: '2026-05-01' })],
    money: [
      money({ month: '2026-05-01', currency: 'CNY', mrr: 900_000, paying: 2 }),
      money({ month: '2026-05-01', currency: 'EUR', mrr: 40_000, paying: 7 }),
    ],
  })
  expect(figuresPage(given, choice, words)).toMatchObject({ currencies: ['EUR', 'CNY'], currency: 'EUR' })
  expect(figuresPage(given, { ...choice, currency: 'CNY' }, words).months[0]?.mrr).toBe('¥9,000')
  expect(figuresPage(given, { ...choice, currency: 'XXX' }, words).currency).toBe('EUR')
})

test('the funnel adds up the months shown, this one too', () => {
  const { funnel } = figuresPage(
    figures({
      months: [
        month({
          month: '2026-05-01',
          signupsStarted: 30,
          signupsConfirmed: 20,
          founded: 20,
          withChildren: 8,
          everPaid: 2,
        }),
        month({ month: '2026-06-01', signupsStarted: 10, signupsConfirmed: 4, founded: 4 }),
      ],
    }),
    choice,
    words,
  )
  expect(funnel.steps.map(({ shown }) => shown)).toEqual([
    '40 · 100%',
    '24 · 60%',
    '24 · 60%',
    '8 · 20%',
    '0 · 0%',
    '0 · 0%',
    '2 · 5%',
  ])
  expect(funnel.months.map(({ name }) => name)).toEqual(['June 2026', 'May 2026'])
})

test('a cohort has its share in each month that is over, with a gap where nobody counted', () => {
  const cohort = (change: Partial<CohortMonth>): CohortMonth => ({
    ...{ cohort: '2026-02-01', month: '2026-02-01', schools: 4, paying: 1, active: 4 },
    ...change,
  })
  const given = figures({
    cohorts: [
      cohort({}),
      cohort({ month: '2026-04-01', paying: 3 }),
      cohort({ cohort: '2026-05-01', month: '2026-05-01', schools: 2, paying: 0, active: 1 }),
      cohort({ cohort: '2026-05-01', month: '2026-06-01' }),
    ],
  })
  const shares = (share: FiguresChoice['share']) =>
    figuresPage(given, { ...choice, share }, words).cohorts.map(({ name, cells }) => [
      name,
      ...cells.map(cell => cell?.shown),
    ])
  expect(shares('paying')).toEqual([
    ['May 2026', '0%'],
    ['February 2026', '25%', undefined, '75%'],
  ])
  expect(shares('active')).toEqual([
    ['May 2026', '50%'],
    ['February 2026', '100%', undefined, '100%'],
  ])
})
