import Stripe from 'stripe'
import { environment } from '../../config.server.ts'
import { Problem } from '../../problem.ts'

/** Whether schools pay by Stripe. */
export const isStripeOn = (): boolean => environment().STRIPE_SECRET_KEY !== undefined

/** Whether the key moves real money; objects of the other mode are not ours. */
export const isLive = (): boolean => environment().STRIPE_SECRET_KEY?.includes('_live_') ?? false

/** Where Stripe's pages are on which owners pay; none while it is off. */
export function paymentOrigins(): string[] {
  const { STRIPE_API_URL } = environment()
  if (!isStripeOn()) return []
  return STRIPE_API_URL
    ? [new URL(STRIPE_API_URL).origin]
    : ['https://checkout.stripe.com', 'https://billing.stripe.com']
}

let made: Stripe | undefined
/**
 * Stripe's own client, with the API version that it was made for.
 * @throws Problem unavailable while no key is set
 */
export function stripe(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_URL } = environment()
  if (!STRIPE_SECRET_KEY) throw new Problem('unavailable', 'STRIPE_SECRET_KEY is not set')
  made ??= stripeAt(STRIPE_SECRET_KEY, STRIPE_API_URL)
  return made
}

/** A client of Stripe's with a key. @param url another address than Stripe's own */
export function stripeAt(key: string, url?: string): Stripe {
  return new Stripe(key, { maxNetworkRetries: 2, timeout: 20_000, telemetry: false, ...(url ? placeOf(url) : {}) })
}

/** Whether Stripe says that there is no such object, or none that this key may see. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'

function placeOf(url: string) {
  const { protocol, hostname, port } = new URL(url)
  const scheme = protocol === 'http:' ? ('http' as const) : ('https' as const)
  return { host: hostname, port: port || (scheme === 'http' ? '80' : '443'), protocol: scheme }
}

/** The id of what Stripe gives either as an id or, when it was asked for, as the object. */
export const idOf = (value: string | { id: string } | null | undefined): string | null =>
  typeof value === 'string' ? value : (value?.id ?? null)
