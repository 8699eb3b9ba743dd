import { v7 as uuidv7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { suspendSchool } from '../operations.server.ts'
import { admitOperator } from '../operators.server.ts'
import { resolveSchool } from '../resolve.server.ts'
import { School } from '../school.server.ts'
import { type Choice, choosePlan, holdingOf, offeredPrice } from './choosing.server.ts'
import { closeSchool } from './closing.server.ts'
import { billingDetailsOf, saveBillingDetails } from './details.server.ts'
import { addDays } from './lifecycle.ts'
import { planStanding } from './plan-standing.server.ts'
import type { BillingProvider, Order } from './provider.ts'
import { settleSchool } from './standing.server.ts'
import { applySubscription, type SubscriptionSnapshot, subscriptionOf } from './subscription.server.ts'
import { requirePlaces, usageOf } from './usage.server.ts'

/** What was asked of whoever collects the money; a subscription begins at once, as with an invoice. */
const asked: [string, ...unknown[]][] = []
beforeEach(() => {
  asked.length = 0
})
const snapshotOf = ({ price, children: count }: Order, today: string): SubscriptionSnapshot => ({
  provider: 'transfer',
  plan: price.plan,
  interval: price.interval,
  currency: price.currency,
  perChild: price.perChild,
  pricedSince: price.since,
  children: count,
  periodStart: today,
  periodEnd: addDays(today, 365),
  overdueSince: null,
  next: null,
})
const provider: BillingProvider = {
  id: 'transfer',
  async begin(school, order) {
    asked.push(['begin', order.price.plan, order.children])
    await applySubscription(school, snapshotOf(order, school.today()), 'plan_chosen')
    return { goTo: '/settings/plan/invoices/1' }
  },
  async changeNow(school, order) {
    asked.push(['now', order.price.plan])
    await applySubscription(school, snapshotOf(order, school.today()), 'plan_chosen')
  },
  async changeNext(_, next) {
    asked.push(['next', 'end' in next ? next.end : next.price.plan])
  },
  async keep() {
    asked.push(['keep'])
  },
  async reportChildren() {},
  catchUp: async () => {},
  portal: async () => null,
}

async function makeSchool(count: number, overrides: Parameters<typeof insertSchool>[0] = {}): Promise<School> {
  const school = new School(await insertSchool(overrides), system)
  const rows = Array.from({ length: count }, (_, n) => ({ firstName: `Child ${n}`, lastName: 'Chen' }))
  if (count > 0) await school.write(tx => tx.insert(children).values(rows))
  return school
}
const choiceOf = (school: School, plan: Choice['plan'], more: Partial<Choice> = {}): Choice => {
  const terms = { interval: 'year', currency: 'EUR' } as const
  const perChild = plan === 'free' ? null : offeredPrice(school, plan, terms).perChild
  return { id: uuidv7(), plan, perChild, ...terms, ...more }
}
const factsOf = async (school: School) => (await resolveSchool(school.id))?.facts

describe('choosing', () => {
  test('a paid plan on trial begins a subscription for the children who are there, and a larger one counts at once', async () => {
    const school = await makeSchool(3)
    expect(await choosePlan(school, choiceOf(school, 'basic'), provider)).toEqual({
      ok: true,
      effect: 'begin',
      goTo: '/settings/plan/invoices/1',
    })
    expect(await factsOf(school)).toMatchObject({ plan: 'basic', state: 'active' })
    await choosePlan(school, choiceOf(school, 'plus'), provider)
    expect(await factsOf(school)).toMatchObject({ plan: 'plus', state: 'active' })
    expect(await choosePlan(school, choiceOf(school, 'plus'), provider)).toMatchObject({ effect: 'same' })
    await choosePlan(school, choiceOf(school, 'basic'), provider)
    await choosePlan(school, choiceOf(school, 'free'), provider)
    expect(asked).toEqual([
      ['begin', 'basic', 3],
      ['now', 'plus'],
      ['next', 'basic'],
      ['next', 'free'],
    ])
  })

  test('the free plan after a trial opens a school again, whatever state it had come to', async () => {
    const school = await makeSchool(30, { planEndsOn: '2026-01-30' })
    await settleSchool(school, '2026-04-01')
    expect(await factsOf(school)).toMatchObject({ state: 'suspended' })
    expect(await choosePlan(school, choiceOf(school, 'free'), provider)).toMatchObject({ ok: true, effect: 'free' })
    expect(await factsOf(school)).toMatchObject({ plan: 'free', state: 'active' })
    expect(asked).toEqual([])
  })

  test('a plan that is too small is refused, and a price that has changed since it was shown as well', async () => {
    const school = await makeSchool(31)
    expect(await choosePlan(school, choiceOf(school, 'free'), provider)).toEqual({
      ok: false,
      reason: 'too_many_children',
    })
    expect(await choosePlan(school, choiceOf(school, 'basic', { perChild: 1 }), provider)).toEqual({
      ok: false,
      reason: 'price_changed',
    })
    expect(await holdingOf(school)).toMatchObject({ plan: 'trial', subscription: null })
    expect(asked).toEqual([])
  })

  test('the free plan does not lift an operator’s hand, nor open a closed school', async () => {
    const [held, closed] = [await makeSchool(0), await makeSchool(0)]
    const operator = await admitOperator(`${crypto.randomUUID()}@cubby.example`, 'operator')
    await suspendSchool(operator, held.id, 'For a reason that is long enough.')
    await closeSchool(closed)
    await closeSchool(closed)
    for (const school of [held, closed])
      await expect(choosePlan(school, choiceOf(school, 'free'), provider)).rejects.toMatchObject({ code: 'conflict' })
    expect(await factsOf(held)).toMatchObject({ state: 'suspended' })
    expect(await factsOf(closed)).toMatchObject({ state: 'closed' })
  })

  test('a school that pays is not closed before its subscription has ended', async () => {
    const school = await makeSchool(1)
    await choosePlan(school, choiceOf(school, 'basic'), provider)
    await expect(closeSchool(school)).rejects.toMatchObject({ code: 'conflict' })
    await applySubscription(school, { lastDay: addDays(school.today(), -1), into: 'free' }, 'plan_over')
    await closeSchool(school)
    expect(await factsOf(school)).toMatchObject({ state: 'closed' })
    expect(await runTransaction('platform', { readOnly: true }, q => subscriptionOf(q, school.id))).toBeNull()
  })
})

describe('what there is room for', () => {
  test('counts children who have not left, and refuses more than the plan holds while all of them stay', async () => {
    const school = await makeSchool(31, { plan: 'free', planEndsOn: null })
    await school.write(async tx => {
      await tx.insert(children).values({ firstName: 'Gone', lastName: 'Chen', leftOn: '2020-01-01' })
      await expect(requirePlaces(tx, school, 1)).rejects.toMatchObject({ code: 'plan_needed' })
    })
    expect(await usageOf(school)).toMatchObject({ used: { children: 31, domains: 0 }, limits: { children: 30 } })
    const roomy = new School({ ...school.facts, overrides: { children: 40 } }, system)
    await roomy.write(tx => requirePlaces(tx, roomy, 9))
    await expect(roomy.write(tx => requirePlaces(tx, roomy, 10))).rejects.toMatchObject({ code: 'plan_needed' })
  })
})

test('the page of the plan says what holds, what is due and how it went', async () => {
  const school = await makeSchool(2, { planEndsOn: addDays(new Date().toISOString().slice(0, 10), -20) })
  await settleSchool(school)
  expect(await planStanding(school)).toMatchObject({
    state: 'read_only',
    nextStep: { state: 'suspended' },
    subscription: null,
    usage: { used: { children: 2 } },
    history: [{ toState: 'read_only', cause: 'trial_over' }],
  })
})

test('details for bills are the school’s own, and saved over each other', async () => {
  const [school, other] = [await makeSchool(0), await makeSchool(0)]
  const details = { legalName: 'Sunrise gGmbH', address: ['Mill Lane 1', '10115 Berlin'], country: 'DE' }
  await saveBillingDetails(school, { ...details, taxId: null, reference: null })
  await saveBillingDetails(school, { ...details, taxId: 'DE123456789', reference: null })
  expect(await billingDetailsOf(school)).toEqual({ ...details, taxId: 'DE123456789', reference: null })
  expect(await billingDetailsOf(other)).toBeNull()
})
