import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { subscriptions } from '#db/schema/billing.ts'
import { schools } from '#db/schema/platform.ts'
import { collector, providerOf } from '../collector.server.ts'
import { addDays } from '../lifecycle.ts'
import { settleSchool } from '../standing.server.ts'
import { openAmount } from './bill.ts'
import { bookPayment } from './bookkeeping.server.ts'
import { renewSchool } from './renewal.server.ts'
import { admit, anOperator, billsOf, counted, leave, orderOf, payingSchool, priceOf, standing } from './test-bills.ts'
import { begin, changeNow, quote, transfer } from './transfer.server.ts'

/** Only payments on real days are an operator's; here all are settled at once, so that only the calendar is looked at. */
async function payAll(school: Awaited<ReturnType<typeof payingSchool>>): Promise<void> {
  const operator = await anOperator()
  for (const bill of await billsOf(school)) {
    const amount = openAmount(bill)
    const money = { id: uuidv7(), amount, receivedOn: '2026-01-01', reference: null }
    if (bill.kind === 'invoice' && amount > 0) await bookPayment(operator, bill.id, money)
  }
}
const periodsOf = async (school: Awaited<ReturnType<typeof payingSchool>>) =>
  (await billsOf(school)).map(({ periodStart, periodEnd }) => [periodStart, periodEnd])

describe('beginning', () => {
  test('makes the plan hold at once, issues the invoice, and leads to it; the same order twice is one', async () => {
    const school = await payingSchool(40)
    const order = orderOf(40)
    const [first, second] = await Promise.all([transfer.begin(school, order), transfer.begin(school, order)])
    expect(first).toEqual(second)
    const [invoice, ...more] = await billsOf(school)
    expect(more).toEqual([])
    expect(first.goTo).toBe(`/settings/plan/invoices/${invoice?.id}`)
    expect(await standing(school)).toMatchObject({
      ...{ plan: 'basic', state: 'active', planEndsOn: null },
      subscription: {
        provider: 'transfer',
        interval: 'year',
        children: 40,
        perChild: 900,
        periodStart: school.today(),
      },
    })
    expect(providerOf({ provider: 'transfer' })).toBe(collector())
  })

  test('by two owners at once is one subscription; the second is told', async () => {
    const school = await payingSchool(40)
    const tries = [transfer.begin(school, orderOf(40)), transfer.begin(school, orderOf(40, { plan: 'plus' }))]
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(each => each.status === 'rejected')?.reason).toMatchObject({ code: 'conflict' })
    expect(await billsOf(school)).toHaveLength(1)
  })

  test('a period begins on the school’s day, which is not the server’s', async () => {
    const [early, late] = [
      await payingSchool(3, { timeZone: 'Pacific/Kiritimati' }),
      await payingSchool(3, { timeZone: 'Pacific/Pago_Pago' }),
    ]
    for (const school of [early, late]) await transfer.begin(school, orderOf(3))
    const starts = [await standing(early), await standing(late)].map(each => each.subscription?.periodStart)
    expect(starts).toEqual([early.today(), late.today()])
    expect(starts[0]).not.toBe(starts[1])
  })
})

describe('three years', () => {
  test('of a monthly plan from the 31st have thirty-six invoices on its days, over a leap day, with the children of each', async () => {
    const school = await payingSchool(10)
    await begin(school, orderOf(10, { interval: 'month' }), '2027-01-31')
    let periods = 1
    for (let day = '2027-01-31'; day < '2030-01-31'; day = addDays(day, 1)) {
      await renewSchool(school, day)
      const { subscription } = await standing(school)
      expect(subscription && subscription.periodStart <= day && day < subscription.periodEnd).toBe(true)
      if (day === '2028-02-15') await admit(school, 2)
      if ((await billsOf(school)).length > periods) {
        periods++
        await payAll(school)
      }
    }
    const bills = await billsOf(school)
    expect(bills).toHaveLength(36)
    expect(bills.map(({ issuedOn, periodStart }) => issuedOn === periodStart)).not.toContain(false)
    const days = bills.map(({ periodStart }) => periodStart)
    expect(days.slice(0, 4)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
    expect(days).toContain('2028-02-29')
    expect(bills.map(({ lines }) => lines[0]?.quantity)).toEqual([...Array(13).fill(10), ...Array(23).fill(12)])
    expect((await standing(school)).state).toBe('active')
  }, 120_000)

  test('without a single run are caught up, one invoice a period, however often and by how many at once it is done', async () => {
    const school = await payingSchool(10)
    await begin(school, orderOf(10), '2028-02-29')
    await payAll(school)
    await Promise.all([renewSchool(school, '2028-05-01'), renewSchool(school, '2028-05-01')])
    // Two workers in the same moment, at the end of the second year.
    await Promise.all([renewSchool(school, '2030-03-01'), renewSchool(school, '2030-03-01')])
    expect(await periodsOf(school)).toEqual([
      ['2028-02-29', '2029-02-28'],
      ['2029-02-28', '2030-02-28'],
      ['2030-02-28', '2031-02-28'],
    ])
  })
})

describe('more children than were billed', () => {
  test('are on the next invoice, a line for each month, and never twice', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40), '2026-03-01')
    await counted(school, '2026-05-10', 45)
    await counted(school, '2026-05-20', 42)
    await counted(school, '2026-07-01', 41)
    await counted(school, '2026-08-01', 30)
    await payAll(school)
    await renewSchool(school, '2027-03-02')
    const [, next] = await billsOf(school)
    expect(next?.lines).toMatchObject([
      { key: 'extra', values: { from: '2026-05-01', until: '2026-06-01' }, quantity: 5, unit: 75, amount: 375 },
      { key: 'extra', values: { from: '2026-07-01', until: '2026-08-01' }, quantity: 1, unit: 75, amount: 75 },
      { key: 'plan', quantity: 40, amount: 36_000 },
    ])
  })

  test('up to a change are on its invoice at the price before', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40), '2026-03-01')
    await counted(school, '2026-05-10', 45)
    await changeNow(school, orderOf(45, { plan: 'plus' }), '2026-09-01')
    await counted(school, '2026-10-10', 46)
    await payAll(school)
    await renewSchool(school, '2027-03-01')
    const [, change, next] = await billsOf(school)
    expect(change?.lines.map(({ key, amount }) => [key, amount])).toEqual([
      ['extra', 375],
      // 40 × 900 × 181 ÷ 365
      ['upgrade', 17_852],
    ])
    expect(next?.lines.map(({ key, amount }) => [key, amount])).toEqual([
      ['extra', 6 * 150],
      ['plan', 72_000],
    ])
  })
})

describe('changing', () => {
  test('to a larger plan holds at once, costs the difference, and is done once', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40), '2026-01-01')
    const order = orderOf(40, { plan: 'plus' })
    expect(await quote(school, order, '2026-07-01')).toEqual({ perPeriod: 72_000, interval: 'year', now: 18_148 })
    await changeNow(school, order, '2026-07-01')
    await changeNow(school, order, '2026-07-01')
    const bills = await billsOf(school)
    expect(bills).toHaveLength(2)
    expect(bills[1]).toMatchObject({ net: 18_148, periodStart: '2026-07-01', periodEnd: '2027-01-01' })
    const { plan, subscription } = await standing(school)
    expect([plan, subscription?.perChild, subscription?.periodEnd]).toEqual(['plus', 1_800, '2027-01-01'])
    await expect(changeNow(school, orderOf(40), '2026-07-02')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('from months to a year begins a year, less what was paid for and not used', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40, { interval: 'month' }), '2026-06-01')
    await changeNow(school, orderOf(42), '2026-06-16')
    const bills = await billsOf(school)
    expect(bills[1]?.lines.map(({ key, amount }) => [key, amount])).toEqual([
      ['unused', -1_800],
      ['plan', 37_800],
    ])
    expect((await standing(school)).subscription).toMatchObject({
      ...{ interval: 'year', children: 42, periodStart: '2026-06-16', periodEnd: '2027-06-16' },
    })
    await expect(changeNow(school, orderOf(42, { interval: 'month' }), '2026-07-01')).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('without a subscription, or in another currency, is refused', async () => {
    const school = await payingSchool(40)
    for (const tried of [() => transfer.changeNow(school, orderOf(40)), () => transfer.keep(school)])
      await expect(tried()).rejects.toMatchObject({ code: 'conflict' })
    await begin(school, orderOf(40), '2026-06-01')
    const other = changeNow(school, orderOf(40, { plan: 'plus', currency: 'USD' }), '2026-06-02')
    await expect(other).rejects.toMatchObject({ code: 'conflict' })
  })

  test('to a smaller plan or to months comes with the next period, at the price that was shown; what was chosen last counts', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40, { plan: 'plus' }), '2026-06-01')
    await transfer.changeNext(school, { end: 'free' })
    await transfer.changeNext(school, { price: priceOf({ interval: 'month' }) })
    expect((await standing(school)).plan).toBe('plus')
    await payAll(school)
    await renewSchool(school, '2027-06-01')
    const { plan, subscription } = await standing(school)
    expect(plan).toBe('basic')
    expect(subscription).toMatchObject({ interval: 'month', perChild: 90, periodEnd: '2027-07-01', nextPlan: null })
  })

  test('that is taken back does not come', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40), '2026-06-01')
    await transfer.changeNext(school, { end: 'none' })
    await transfer.keep(school)
    await payAll(school)
    await renewSchool(school, '2027-06-01')
    expect((await standing(school)).subscription).toMatchObject({ periodEnd: '2028-06-01' })
  })
})

describe('ending', () => {
  test.each([
    ['into the free plan with thirty children', 30, 'free', 'free', 'active'],
    ['into nothing with one more than that', 31, 'free', 'basic', 'past_due'],
    ['into nothing when that was chosen', 5, 'none', 'basic', 'past_due'],
  ] as const)('%s', async (_what, children, into, plan, state) => {
    const school = await payingSchool(children)
    await begin(school, orderOf(children), '2026-06-01')
    await transfer.changeNext(school, { end: into })
    await payAll(school)
    await renewSchool(school, '2027-06-01')
    expect(await standing(school)).toMatchObject({ plan, state, subscription: null })
    expect(await billsOf(school)).toHaveLength(1)
  })

  test('bills what more children had cost', async () => {
    const school = await payingSchool(20)
    await begin(school, orderOf(20), '2026-06-01')
    await counted(school, '2026-07-10', 22)
    await transfer.changeNext(school, { end: 'free' })
    await payAll(school)
    await renewSchool(school, '2027-06-01')
    expect((await billsOf(school))[1]).toMatchObject({ cause: 'closing', net: 150 })
  })

  test('with a closed school, which is billed no more', async () => {
    const school = await payingSchool(40)
    await begin(school, orderOf(40), '2026-06-01')
    await payAll(school)
    await runTransaction('platform', { readOnly: false }, q =>
      q.update(schools).set({ closedOn: '2026-12-01' }).where(eq(schools.id, school.id)),
    )
    await renewSchool(school, '2027-06-01')
    expect(await billsOf(school)).toHaveLength(1)
    const rows = await runTransaction('platform', { readOnly: true }, q =>
      q.select().from(subscriptions).where(eq(subscriptions.schoolId, school.id)),
    )
    expect(rows).toEqual([])
  })
})

test('who is suspended is not billed for it: the next period begins on the day on which the site is opened again', async () => {
  const school = await payingSchool(40)
  await begin(school, orderOf(40, { interval: 'month' }), addDays(school.today(), -75))
  for (let day = addDays(school.today(), -75); day < school.today(); day = addDays(day, 1)) {
    await settleSchool(school, day)
    await renewSchool(school, day)
  }
  expect((await standing(school)).state).toBe('suspended')
  const before = await billsOf(school)
  expect(before).toHaveLength(2)
  await payAll(school)
  await renewSchool(school)
  const bills = await billsOf(school)
  expect(bills).toHaveLength(3)
  expect(bills[2]).toMatchObject({ cause: 'begin', periodStart: school.today() })
  expect((await standing(school)).state).toBe('active')
})

test('children who have left are not in the next period', async () => {
  const school = await payingSchool(10)
  await begin(school, orderOf(10), '2026-06-01')
  await leave(school, '2027-05-31')
  await payAll(school)
  await renewSchool(school, '2027-06-01')
  expect((await billsOf(school))[1]?.lines).toMatchObject([{ quantity: 0, amount: 0 }])
})
