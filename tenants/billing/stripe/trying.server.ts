import { randomUUID } from 'node:crypto'
import type Stripe from 'stripe'
import { environment, originOf } from '../../config.server.ts'
import { currencies, type Price, priceOn } from '../prices.ts'
import { allPrices, lookupKey, portalSettings, priceIdOf, syncPortal } from './catalogue.server.ts'
import { scheduleNext, takeBack } from './changes.server.ts'
import { checkoutOf } from './checkout.server.ts'
import { stripe } from './client.server.ts'
import { eventTypes } from './event-types.ts'
import { snapshotOf } from './snapshot.ts'

type Say = (line: string) => void

/**
 * Makes at Stripe what Cubby needs there; once more is the same.
 * @returns whether all went well
 */
export async function syncStripe(say: Say): Promise<boolean> {
  for (const price of allPrices) say(`price   ${lookupKey(price)}  ${await priceIdOf(stripe(), price)}`)
  say(`portal  ${await syncPortal(stripe())}`)
  say(
    `\nThe webhook endpoint, to be set up in Stripe's dashboard: ${originOf(environment().ROOT_DOMAIN)}/webhooks/stripe`,
  )
  say(`API version ${stripe().getApiField('version')}, with these events:\n  ${eventTypes.join('\n  ')}`)
  say('Its signing secret belongs into STRIPE_WEBHOOK_SECRET.')
  return true
}

/**
 * Goes with a test key through what Cubby asks of Stripe: payment page, portal, a subscription on a test clock with more children, another
 * plan, the end and its taking back, a renewal, a card that fails. Everything is read with the functions that the product reads with.
 * @returns whether Stripe did as expected each time; what it made is removed with its clock
 */
export async function tryStripe(say: Say): Promise<boolean> {
  const began = Math.floor(Date.now() / 1000)
  const clock = await stripe().testHelpers.testClocks.create({ frozen_time: began, name: 'Cubby tries' })
  let failed = 0
  const expects = (what: string, holds: boolean) => {
    if (!holds) failed++
    say(`${holds ? 'ok ' : 'NO '} ${what}`)
  }
  try {
    const customer = await stripe().customers.create({
      test_clock: clock.id,
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
      address: { line1: 'Am Deich 1', city: 'Hamburg', postal_code: '20095', country: 'DE' },
    })
    await tryPages(customer.id, expects)
    await trySubscription(customer.id, clock, expects)
  } finally {
    await stripe().testHelpers.testClocks.del(clock.id)
  }
  say(failed === 0 ? '\nStripe does all that Cubby needs.' : `\n${failed} times Stripe did otherwise.`)
  return failed === 0
}

type Expects = (what: string, holds: boolean) => void

const today = () => new Date().toISOString().slice(0, 10)
const monthly = (plan: Price['plan']) => priceOn(today(), { plan, interval: 'month', currency: currencies[1] })

async function tryPages(customer: string, expects: Expects): Promise<void> {
  const price = await priceIdOf(stripe(), monthly('basic'))
  const back = `${originOf(environment().ROOT_DOMAIN)}/settings/plan`
  const order = { schoolId: randomUUID(), customer, price, children: 20, back }
  const session = await stripe().checkout.sessions.create(checkoutOf(order))
  expects('a payment page for twenty children opens', session.url !== null && session.amount_subtotal === 20 * 90)
  expects(
    'it is closed when another owner has paid',
    (await stripe().checkout.sessions.expire(session.id)).status === 'expired',
  )
  const configuration = (await portalSettings(stripe())) ?? (await syncPortal(stripe()))
  const portal = await stripe().billingPortal.sessions.create({ customer, configuration, return_url: back })
  expects('the customer portal opens', portal.url.startsWith('http'))
}

async function trySubscription(customer: string, clock: Stripe.TestHelpers.TestClock, expects: Expects): Promise<void> {
  const [basic, plus] = [monthly('basic'), monthly('plus')]
  const items = [{ price: await priceIdOf(stripe(), basic), quantity: 20 }]
  const { id } = await stripe().subscriptions.create({ customer, items, metadata: { school_id: randomUUID() } })
  const read = async () => {
    const subscription = await stripe().subscriptions.retrieve(id, { expand: ['schedule'] })
    const open = await stripe().invoices.list({ customer, status: 'open' })
    const [item] = subscription.items.data
    if (!item) throw new Error('The subscription has no item.')
    return { subscription, item, is: snapshotOf(subscription, open.data, 'UTC') }
  }
  const begun = await read()
  expects('a subscription is read as plan, price and children', begun.is.plan === 'basic' && begun.is.children === 20)

  await stripe().subscriptions.update(id, {
    items: [{ id: begun.item.id, quantity: 26 }],
    proration_behavior: 'create_prorations',
  })
  expects('more children count at once', (await read()).is.children === 26)

  await scheduleNext(begun.subscription, { ...begun.item, quantity: 26 }, plus)
  expects('another plan is to come with the next period', (await read()).is.next?.plan === 'plus')
  await takeBack((await read()).subscription)
  expects('and is taken back', (await read()).is.next === null)
  await stripe().subscriptions.update(id, { cancel_at_period_end: true, metadata: { next_plan: 'free' } })
  expects('so is the end', (await read()).is.next?.plan === 'free')
  await takeBack((await read()).subscription)
  expects('which is taken back as well', (await read()).is.next === null)

  await scheduleNext((await read()).subscription, (await read()).item, plus)
  await advance(clock.id, begun.item.current_period_end + 7200)
  const renewed = await read()
  expects('a month later the other plan has come', renewed.is.plan === 'plus' && renewed.is.next === null)
  expects('and is paid', renewed.subscription.status === 'active' && renewed.is.overdueSince === null)

  const bad = await stripe().paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await stripe().customers.update(customer, { invoice_settings: { default_payment_method: bad.id } })
  await takeBack(renewed.subscription)
  await advance(clock.id, renewed.item.current_period_end + 7200)
  expects('a card that fails makes the school late from the next day on', (await read()).is.overdueSince !== null)
  await stripe().subscriptions.cancel(id, { invoice_now: false, prorate: false })
  expects('a subscription can be ended at once', (await stripe().subscriptions.retrieve(id)).status === 'canceled')
}

/** Lets a test clock go forward, and waits until Stripe has done what happens on the way. */
async function advance(clock: string, frozen_time: number): Promise<void> {
  await stripe().testHelpers.testClocks.advance(clock, { frozen_time })
  for (let tries = 0; tries < 120; tries++) {
    const { status } = await stripe().testHelpers.testClocks.retrieve(clock)
    if (status === 'ready') return
    if (status === 'internal_failure') break
    await new Promise(resolve => setTimeout(resolve, 2000))
  }
  throw new Error('The test clock did not arrive.')
}
