import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '#db/client.server.ts'
import { stripeCustomers, stripeEvents, subscriptions } from '#db/schema/billing.ts'
import { schools } from '#db/schema/platform.ts'
import type { State } from './double/books.ts'
import { listed, noon, refusingCard, Scene } from './double/scene.ts'
import { type StripeDouble, signed, startStripe } from './double/start.ts'
import { followedTypes } from './event-types.ts'
import { takeStripeMessage } from './events.server.ts'
import { followStripe } from './following.server.ts'
import { stripeBilling } from './provider.server.ts'
import { readStripe } from './reading.server.ts'

let double: StripeDouble
beforeAll(async () => {
  double = await startStripe(noon('2026-01-05'))
})
afterAll(() => double.close())

/** A generator of its own, so that a run that fails can be had again. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Everything that one school's year leaves with Stripe: the moments after each event, and the last. */
async function aYear() {
  const scene = await Scene.open(double)
  const moments: { event: object; state: State }[] = []
  double.books.onEvent = event => {
    if (followedTypes.has(event.type)) moments.push({ event, state: structuredClone(double.books.state) })
  }
  await scene.subscribe(20, listed({ interval: 'year', perChild: 900 }))
  await scene.passUntil('2026-03-02')
  await stripeBilling.changeNow(
    scene.school,
    scene.order(26, listed({ plan: 'plus', interval: 'year', perChild: 1800 })),
  )
  await scene.passUntil('2026-06-02')
  await stripeBilling.changeNext(scene.school, { end: 'free' })
  await stripeBilling.keep(scene.school)
  await stripeBilling.changeNext(scene.school, { price: listed() })
  const customer = (await scene.customer()) ?? ''
  double.books.state.cards.set(customer, refusingCard)
  await scene.passUntil('2027-01-07')
  await scene.passUntil('2027-01-10')
  double.books.onEvent = () => {}
  const end = { row: await plainRow(scene), standing: await scene.standing() }
  return { scene, moments, last: double.books.state, end }
}

async function plainRow(scene: Scene) {
  const row = await scene.row()
  return row && { ...row, startedAt: null, changedAt: null }
}

/** As if the school had never heard of Stripe but for its customer. */
async function forgetAll({ school }: Scene) {
  await runTransaction('platform', { readOnly: false }, async q => {
    await q.delete(stripeEvents).where(eq(stripeEvents.schoolId, school.id))
    await q.delete(subscriptions).where(eq(subscriptions.schoolId, school.id))
    const never = { readingsBegun: 0, readingWritten: 0, followingSince: null }
    await q.update(stripeCustomers).set(never).where(eq(stripeCustomers.schoolId, school.id))
    await q.update(schools).set({ plan: 'trial' }).where(eq(schools.id, school.id))
  })
}

test('a thousand random orders of a year’s events, with some of them twice and readings at once, end the same', async () => {
  const { scene, moments, last, end } = await aYear()
  expect(end).toMatchObject({
    row: { perChild: 90, overdueSince: '2027-01-06' },
    standing: { plan: 'basic', state: 'past_due' },
  })
  expect(moments.length).toBeGreaterThan(12)
  const now = new Date(last.time * 1000)
  const deliver = async ({ event }: { event: object }) => {
    const { body, signature } = signed(event)
    await takeStripeMessage(body, signature)
  }
  for (let order = 1; order <= 1000; order++) {
    const roll = dice(order)
    await forgetAll(scene)
    let open = moments.map((moment, index) => ({ ...moment, index })).sort(() => roll() - 0.5)
    // Up to two moments at which some of what has happened by then arrives, in any order.
    const stops = [roll(), roll()].map(share => Math.floor(share * moments.length)).sort((a, b) => a - b)
    for (const stop of stops) {
      double.books.state = moments[stop]?.state ?? last
      const come = open.filter(({ index }) => index <= stop && roll() < 0.5)
      open = open.filter(each => !come.includes(each))
      await Promise.all([...come.map(deliver), followStripe(scene.school, now)])
    }
    double.books.state = last
    const twice = moments.filter(() => roll() < 0.1)
    await Promise.all([...open, ...twice].map(deliver))
    await Promise.all([followStripe(scene.school, now), followStripe(scene.school, now)])
    const holds = { row: await plainRow(scene), standing: await scene.standing() }
    expect(holds, `order ${order}`).toEqual(end)
  }
}, 1_500_000)

describe('readings at once', () => {
  test('an answer that was on its way for long does not overwrite a newer one', async () => {
    const scene = await Scene.open(double)
    await scene.subscribe(20)
    const { arrived, release } = double.holdNext('/v1/subscriptions')
    const slow = readStripe(scene.school, scene.now)
    await arrived
    await stripeBilling.changeNow(scene.school, scene.order(33))
    expect((await scene.row())?.children).toBe(33)
    release()
    expect(await slow).toEqual([])
    expect((await scene.row())?.children).toBe(33)
  })

  test('one that still saw a subscription does not bring it back after its end', async () => {
    const scene = await Scene.open(double)
    await scene.subscribe(20)
    const { arrived, release } = double.holdNext('/v1/subscriptions')
    await forgetAll(scene)
    const slow = readStripe(scene.school, scene.now)
    await arrived
    const [running] = scene.running()
    if (running) Object.assign(running, { status: 'canceled', ended_at: double.books.state.time })
    const quick = readStripe(scene.school, scene.now)
    release()
    await Promise.all([slow, quick])
    expect(await scene.row()).toBeNull()
  })

  test('many at once leave what Stripe has', async () => {
    const scene = await Scene.open(double)
    await scene.subscribe(20)
    const readings = Array.from({ length: 12 }, async (_, at) => {
      await readStripe(scene.school, scene.now)
      if (at === 5) await stripeBilling.changeNow(scene.school, scene.order(41))
    })
    await Promise.all(readings)
    expect(await scene.row()).toMatchObject({ children: 41 })
  })
})
