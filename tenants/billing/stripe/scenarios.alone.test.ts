import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteChildCount } from '../child-counts.server.ts'
import { settleSchool } from '../standing.server.ts'
import { reportToStripe } from './children.server.ts'
import { closeDispute, dispute, refund } from './double/money.ts'
import { listed, noon, refusingCard, Scene } from './double/scene.ts'
import { type StripeDouble, startStripe } from './double/start.ts'
import { notesOf } from './notes.server.ts'
import { stripeBilling } from './provider.server.ts'

let double: StripeDouble
beforeAll(async () => {
  double = await startStripe()
})
afterAll(() => double.close())

/** A school beside an account whose clock begins on a day. */
async function sceneOn(day: string, over: Parameters<typeof Scene.open>[1] = {}): Promise<Scene> {
  double.books.state.time = noon(day)
  double.books.afterLastAttempt = 'past_due'
  return Scene.open(double, over)
}
const kinds = async (scene: Scene) => (await notesOf(scene.school.id)).map(({ kind }) => kind)

describe('a school and its money at Stripe', () => {
  test('whose trial ends without a plan is reminded, and pays then', async () => {
    const scene = await sceneOn('2026-05-04', { planEndsOn: '2026-05-01' })
    await settleSchool(scene.school, '2026-05-04')
    expect(await scene.standing()).toMatchObject({ plan: 'trial', state: 'past_due' })
    await scene.subscribe(25)
    expect(await scene.standing()).toEqual({ plan: 'basic', state: 'active', planEndsOn: null })
    expect(await scene.row()).toMatchObject({ children: 25, perChild: 90, currency: 'EUR', overdueSince: null })
    expect(scene.bills().map(({ total, status }) => [total, status])).toEqual([[25 * 90, 'paid']])
  })

  test('whose payment fails is due from the next day on, through all attempts, until another card pays', async () => {
    const scene = await sceneOn('2026-06-10')
    await scene.subscribe()
    const customer = (await scene.customer()) ?? ''
    double.books.state.cards.set(customer, refusingCard)
    await scene.passUntil('2026-07-11')
    expect(await scene.row()).toMatchObject({ overdueSince: '2026-07-11', periodStart: '2026-07-10' })
    expect((await scene.standing()).state).toBe('past_due')
    await scene.passUntil('2026-07-26')
    expect(scene.bills().at(-1)).toMatchObject({ attempt_count: 4, status: 'open' })
    await settleSchool(scene.school, '2026-07-26')
    expect((await scene.standing()).state).toBe('read_only')
    double.books.state.cards.set(customer, { last4: '4242', refuses: null, expires: noon('2030-01-01') })
    double.pay(scene.bills().at(-1)?.id ?? '')
    await scene.hear()
    expect(await scene.standing()).toMatchObject({ state: 'active' })
    expect((await scene.row())?.overdueSince).toBeNull()
  })

  test('whose card expires is due until it has another; an attempt that comes in time is enough', async () => {
    const scene = await sceneOn('2026-02-10')
    await scene.subscribe()
    const card = { last4: '4242', refuses: null, expires: noon('2026-03-01') }
    const customer = (await scene.customer()) ?? ''
    double.books.state.cards.set(customer, card)
    await scene.passUntil('2026-03-11')
    expect((await scene.row())?.overdueSince).toBe('2026-03-11')
    double.books.state.cards.set(customer, { ...card, expires: noon('2029-03-01') })
    await scene.passUntil('2026-03-14')
    expect((await scene.row())?.overdueSince).toBeNull()
    expect((await scene.standing()).state).toBe('active')
  })

  test('that Stripe gives up has nothing from the period on that was not paid', async () => {
    const scene = await sceneOn('2026-06-10')
    await scene.subscribe()
    double.books.afterLastAttempt = 'cancel'
    double.books.state.cards.set((await scene.customer()) ?? '', refusingCard)
    await scene.passUntil('2026-07-11')
    await scene.passUntil('2026-07-30')
    expect(await scene.row()).toBeNull()
    expect(await scene.standing()).toEqual({ plan: 'basic', state: 'read_only', planEndsOn: '2026-07-09' })
  })

  test('that gets money back, or whose bank asks for it back, keeps its plan; an operator reads of it once', async () => {
    const scene = await sceneOn('2026-04-04')
    await scene.subscribe()
    const charge = [...double.books.state.charges.values()].at(-1)
    const { id } = dispute(double.books, charge?.id ?? '')
    await scene.hear()
    closeDispute(double.books, id, 'lost')
    await scene.hear()
    refund(double.books, { payment_intent: String(charge?.payment_intent) })
    await scene.hear()
    await scene.hear()
    expect(await kinds(scene)).toEqual(['refunded', 'disputed', 'disputed'])
    const notes = await notesOf(scene.school.id)
    expect(notes.map(({ detail }) => detail.status ?? detail.amount)).toEqual(['1800', 'lost', 'needs_response'])
    expect(await scene.standing()).toMatchObject({ plan: 'basic', state: 'active' })
  })

  test.each([
    ['free', 'free', 'active', null],
    ['none', 'basic', 'past_due', '2026-05-03'],
  ] as const)(
    'that leaves for %s goes on to its last day, and can come back as the same customer',
    async (end, plan, state, endsOn) => {
      const scene = await sceneOn('2026-04-04')
      await scene.subscribe()
      await stripeBilling.changeNext(scene.school, { end })
      await scene.hear()
      expect(await scene.row()).toMatchObject({ nextPlan: end, periodEnd: '2026-05-04' })
      await scene.passUntil('2026-05-03')
      expect(await scene.row()).not.toBeNull()
      await scene.passUntil('2026-05-04', 13)
      expect(await scene.row()).toBeNull()
      expect(await scene.standing()).toEqual({ plan, state, planEndsOn: endsOn })
      const [customer, before] = [await scene.customer(), scene.running().length]
      await scene.subscribe(30, listed({ plan: 'plus', perChild: 180 }))
      expect(await scene.customer()).toBe(customer)
      expect(scene.running()).toHaveLength(before + 1)
      expect(await scene.standing()).toEqual({ plan: 'plus', state: 'active', planEndsOn: null })
    },
  )
})

describe('children', () => {
  const item = (scene: Scene) => scene.running()[0]?.items.data[0]
  const count = (scene: Scene, day: string, children: number) => noteChildCount(scene.school.id, day, children)

  test('that come are paid for the rest of the period; those that go, no more from the next one on', async () => {
    const scene = await sceneOn('2026-09-01')
    await scene.subscribe(20)
    await scene.passUntil('2026-09-16')
    await reportToStripe(scene.school, 26, scene.now)
    await reportToStripe(scene.school, 26, scene.now)
    expect(item(scene)?.quantity).toBe(26)
    // Six children at 90 for half of thirty days.
    expect(double.books.state.pending.reduce((sum, { amount }) => sum + amount, 0)).toBe(270)
    await count(scene, '2026-09-20', 18)
    await reportToStripe(scene.school, 26, scene.now)
    expect(item(scene)?.quantity).toBe(26)
    // The eve of the next period: eighteen are there.
    await scene.passUntil('2026-09-30', 14)
    await count(scene, '2026-09-30', 18)
    await reportToStripe(scene.school, 26, scene.now)
    await reportToStripe(scene.school, 26, scene.now)
    expect(item(scene)?.quantity).toBe(18)
    await scene.passUntil('2026-10-02')
    expect(scene.bills().at(-1)).toMatchObject({ total: 18 * 90 + 270, status: 'paid' })
    expect(await scene.row()).toMatchObject({ children: 18, periodStart: '2026-10-01' })
  })

  test('whose going nobody told on the eve are given back with the bill after', async () => {
    const scene = await sceneOn('2026-09-01')
    await scene.subscribe(20)
    await scene.passUntil('2026-10-02')
    expect(scene.bills().at(-1)?.total).toBe(20 * 90)
    await reportToStripe(scene.school, 10, scene.now)
    expect(item(scene)?.quantity).toBe(10)
    await scene.passUntil('2026-10-20')
    await reportToStripe(scene.school, 5, scene.now)
    expect(item(scene)?.quantity).toBe(10)
    await scene.passUntil('2026-11-02')
    const credit = Math.round((10 * 90 * 30) / 31)
    expect(scene.bills().at(-1)?.total).toBe(10 * 90 - credit)
  })

  test('are never fewer than one to Stripe, and none are told of a school without a subscription', async () => {
    const scene = await sceneOn('2026-09-01')
    await expect(reportToStripe(scene.school, 5, scene.now)).rejects.toMatchObject({ code: 'conflict' })
    await scene.subscribe(0)
    await reportToStripe(scene.school, 0, scene.now)
    expect(item(scene)?.quantity).toBe(1)
  })
})
