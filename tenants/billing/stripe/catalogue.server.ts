import type Stripe from 'stripe'
import { paidPlanIds } from '../../plans.ts'
import { currencies, intervals, type Price, priceLists } from '../prices.ts'

/** By this a Price at Stripe is found; a price list that was offered is never edited, so neither is what it names. */
export const lookupKey = ({ plan, interval, currency, since }: Price): string =>
  `cubby_${plan}_${interval}_${currency.toLowerCase()}_${since}`

/** Every price that was ever offered. */
export const allPrices: Price[] = priceLists.flatMap(({ since, perChild }) =>
  paidPlanIds.flatMap(plan =>
    intervals.flatMap(interval =>
      currencies.map(currency => ({ plan, interval, currency, since, perChild: perChild[plan][interval][currency] })),
    ),
  ),
)

/**
 * The Price at Stripe for one of ours, made when it is not there. Once more is the same.
 * @throws Error when Stripe has another amount under this name: somebody edited a price list that was offered
 */
export async function priceIdOf(client: Stripe, price: Price): Promise<string> {
  const key = lookupKey(price)
  const { data } = await client.prices.list({ lookup_keys: [key], limit: 1 })
  const there = data[0] ?? (await makePrice(client, price, key))
  if (there.unit_amount !== price.perChild) throw new Error(`Stripe has another amount for ${key}.`)
  return there.id
}

async function makePrice(client: Stripe, price: Price, key: string): Promise<Stripe.Price> {
  const { plan, interval, currency, since, perChild } = price
  return client.prices.create(
    {
      product: await productOf(client, plan),
      currency: currency.toLowerCase(),
      unit_amount: perChild,
      recurring: { interval, usage_type: 'licensed' },
      tax_behavior: 'exclusive',
      lookup_key: key,
      nickname: `${plan}, a child and ${interval}, since ${since}`,
      metadata: { plan, since },
    },
    { idempotencyKey: key },
  )
}

/** Its id is ours, so that there can be one only. The tax code is that of software as a service for business. */
async function productOf(client: Stripe, plan: Price['plan']): Promise<string> {
  const id = `cubby_${plan}`
  const params = {
    name: `Cubby ${plan[0]?.toUpperCase()}${plan.slice(1)}`,
    unit_label: 'child',
    tax_code: 'txcd_10103001',
  }
  const { data } = await client.products.list({ ids: [id] })
  if (data.length === 0) await client.products.create({ id, ...params }, { idempotencyKey: `product-${id}` })
  return id
}

/** Marks our settings of the customer portal among those of the account. */
const ours = { cubby: 'portal' }

/** The settings of the customer portal that we made, if `npm run billing` has. */
export async function portalSettings(client: Stripe): Promise<string | undefined> {
  const { data } = await client.billingPortal.configurations.list({ active: true, limit: 100 })
  return data.find(each => each.metadata?.cubby === ours.cubby)?.id
}

/**
 * Makes or renews the settings of the customer portal: how they pay, who they are on bills, and old bills. Plans are changed and ended on
 * our page alone, which knows what a plan holds.
 */
export async function syncPortal(client: Stripe): Promise<string> {
  const features: Stripe.BillingPortal.ConfigurationCreateParams['features'] = {
    payment_method_update: { enabled: true },
    customer_update: { enabled: true, allowed_updates: ['name', 'email', 'address', 'tax_id'] },
    invoice_history: { enabled: true },
    subscription_cancel: { enabled: false },
    subscription_update: { enabled: false },
  }
  const id = await portalSettings(client)
  const settings = id
    ? await client.billingPortal.configurations.update(id, { features, metadata: ours })
    : await client.billingPortal.configurations.create({ features, metadata: ours })
  return settings.id
}
