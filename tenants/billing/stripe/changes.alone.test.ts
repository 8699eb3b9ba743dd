import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listed, noon, refusingCard, Scene } from './double/scene.ts'
import { type StripeDouble, startStripe } from './double/start.ts'
import { stripeBilling } from './provider.server.ts'

let double: StripeDouble
beforeAll(async () => {
  double = await startStripe()
})
afterAll(() => double.close())

const plus = listed({ plan: 'plus', perChild: 180 })
const yearly = listed({ interval: 'year', perChild: 900 })
const yearlyPlus = listed({ plan: 'plus', interval: 'year', perChild: 1800 })

async function subscribed(price = listed(), day = '2026-09-01'): Promise<Scene> {
  double.books.state.time = noon(day)
  const scene = await Scene.open(double)
  await scene.subscribe(20, price)
  return scene
}

describe('a change at once', () => {
  test('bills the difference for the rest of the period; sent twice it is done once', async () => {
    const scene = await subscribed()
    await scene.passUntil('2026-09-16')
    const order = scene.order(22, plus)
    await stripeBilling.changeNow(scene.school, order)
    await stripeBilling.changeNow(scene.school, order)
    expect(await scene.row()).toMatchObject({ perChild: 180, children: 22, periodEnd: '2026-10-01' })
    expect((await scene.standing()).plan).toBe('plus')
    expect(scene.bills().map(({ total }) => total)).toEqual([1800, 22 * 90 - 900])
  })

  test('of the interval begins a period and gives back what is left of the old one', async () => {
    const scene = await subscribed()
    await scene.passUntil('2026-09-16')
    await stripeBilling.changeNow(scene.school, scene.order(10, yearly))
    expect(await scene.row()).toMatchObject({
      interval: 'year',
      children: 10,
      periodStart: '2026-09-16',
      periodEnd: '2027-09-16',
    })
    expect(scene.bills().at(-1)?.total).toBe(10 * 900 - 900)
  })

  test('that the card refuses changes nothing, and what was to come stays to come', async () => {
    const scene = await subscribed(plus)
    await stripeBilling.changeNext(scene.school, { price: listed() })
    double.books.state.cards.set((await scene.customer()) ?? '', refusingCard)
    const before = await scene.row()
    await expect(stripeBilling.changeNow(scene.school, scene.order(20, yearlyPlus))).rejects.toMatchObject({
      code: 'payment_failed',
    })
    await scene.hear()
    expect(await scene.row()).toEqual(before)
    expect(before).toMatchObject({ nextPlan: 'basic', interval: 'month' })
  })

  test('takes back what was to come, and needs a subscription', async () => {
    const scene = await subscribed()
    await stripeBilling.changeNext(scene.school, { end: 'free' })
    await stripeBilling.changeNow(scene.school, scene.order(20, plus))
    expect(await scene.row()).toMatchObject({ nextPlan: null, perChild: 180 })
    await scene.passUntil('2026-10-02')
    expect((await scene.standing()).plan).toBe('plus')
    const other = await Scene.open(double)
    for (const act of [
      () => stripeBilling.changeNow(other.school, other.order()),
      () => stripeBilling.changeNext(other.school, { end: 'none' }),
      () => stripeBilling.keep(other.school),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a change with the next period', () => {
  test('comes then, is billed whole, and goes on by itself after', async () => {
    const scene = await subscribed(plus)
    await stripeBilling.changeNext(scene.school, { price: listed() })
    await scene.hear()
    expect(await scene.row()).toMatchObject({ nextPlan: 'basic', nextInterval: 'month', perChild: 180 })
    await scene.passUntil('2026-09-30')
    expect((await scene.standing()).plan).toBe('plus')
    await scene.passUntil('2026-10-02')
    expect(await scene.row()).toMatchObject({ nextPlan: null, perChild: 90, periodStart: '2026-10-01' })
    expect((await scene.standing()).plan).toBe('basic')
    await scene.passUntil('2026-11-02')
    expect(await scene.row()).toMatchObject({ nextPlan: null, perChild: 90, periodStart: '2026-11-01' })
    expect(scene.bills().map(({ total }) => total)).toEqual([3600, 1800, 1800])
    expect(scene.running()[0]?.schedule).toBeNull()
  })

  test('counts as it was chosen last, and can be taken back', async () => {
    const scene = await subscribed(plus)
    const next = async () => {
      const row = await scene.row()
      return [row?.nextPlan, row?.nextInterval]
    }
    await stripeBilling.changeNext(scene.school, { price: listed() })
    await stripeBilling.changeNext(scene.school, { price: yearly })
    expect(await next()).toEqual(['basic', 'year'])
    await stripeBilling.changeNext(scene.school, { end: 'none' })
    expect(await next()).toEqual(['none', null])
    await stripeBilling.changeNext(scene.school, { end: 'free' })
    expect(await next()).toEqual(['free', null])
    await stripeBilling.changeNext(scene.school, { price: listed() })
    expect(await next()).toEqual(['basic', 'month'])
    await stripeBilling.keep(scene.school)
    await stripeBilling.keep(scene.school)
    expect(await next()).toEqual([null, null])
    await scene.passUntil('2026-10-02')
    expect(await scene.row()).toMatchObject({ perChild: 180, nextPlan: null })
  })
})
