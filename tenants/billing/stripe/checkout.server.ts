import type Stripe from 'stripe'
import { runTransaction } from '#db/client.server.ts'
import { environment, originOf } from '../../config.server.ts'
import { mainHostname } from '../../domains/main.server.ts'
import { Problem } from '../../problem.ts'
import type { School } from '../../school.server.ts'
import type { Order } from '../provider.ts'
import { subscriptionOf } from '../subscription.server.ts'
import { planPath } from '../telling.server.ts'
import { portalSettings, priceIdOf } from './catalogue.server.ts'
import { stripe } from './client.server.ts'
import { customerOf, knownCustomer, sendDetails } from './customer.server.ts'
import { readStripe } from './reading.server.ts'

/**
 * Opens Stripe's payment page for an order: so many children at the price that was shown. Our trial is over or goes on without a card, so
 * Stripe knows of none.
 * @returns its address
 * @throws Problem conflict when the school has a subscription, also one that we have not heard of yet
 */
export async function beginCheckout(school: School, order: Order): Promise<{ goTo: string }> {
  await refuseSecond(school)
  const customer = await customerOf(school)
  // Another owner may have paid a second ago.
  await readStripe(school)
  await refuseSecond(school)
  await sendDetails(school, customer)
  const [price, back] = await Promise.all([priceIdOf(stripe(), order.price), planAddress(school)])
  const session = await stripe().checkout.sessions.create(
    checkoutOf({ schoolId: school.id, customer, price, children: order.children, back }),
    { idempotencyKey: `order-${order.id}` },
  )
  if (!session.url) throw new Problem('unavailable', `checkout ${session.id} has no page`)
  return { goTo: session.url }
}

/** What Checkout is asked for. @param back address of the page from which an owner came, and to which they return */
export function checkoutOf(order: {
  schoolId: string
  customer: string
  price: string
  children: number
  back: string
}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'subscription',
    customer: order.customer,
    client_reference_id: order.schoolId,
    line_items: [{ price: order.price, quantity: Math.max(1, order.children) }],
    allow_promotion_codes: true,
    // What is shown on our page is what is paid, in that currency.
    adaptive_pricing: { enabled: false },
    billing_address_collection: 'required',
    tax_id_collection: { enabled: true },
    automatic_tax: { enabled: environment().STRIPE_TAX === 'on' },
    customer_update: { name: 'auto', address: 'auto' },
    // The language of the owner's own browser.
    locale: 'auto',
    subscription_data: { metadata: { school_id: order.schoolId } },
    metadata: { school_id: order.schoolId },
    success_url: `${order.back}?paid=1`,
    cancel_url: order.back,
  }
}

/** Stripe's own page on which an owner changes how they pay and finds old bills; null for a school that never went to Stripe. */
export async function openPortal(school: School): Promise<string | null> {
  const customer = await knownCustomer(school.id)
  if (!customer) return null
  const [configuration, return_url] = await Promise.all([portalSettings(stripe()), planAddress(school)])
  const session = await stripe().billingPortal.sessions.create({
    customer,
    return_url,
    ...(configuration ? { configuration } : {}),
  })
  return session.url
}

async function refuseSecond(school: School): Promise<void> {
  const there = await runTransaction('platform', { readOnly: true }, q => subscriptionOf(q, school.id))
  if (there) throw new Problem('conflict', 'subscribed')
}

const planAddress = async (school: School): Promise<string> => `${originOf(await mainHostname(school))}${planPath}`
