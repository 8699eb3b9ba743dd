import { Problem } from '../problem.ts'
import type { BillingProvider } from './provider.ts'
import { isStripeOn } from './stripe/client.server.ts'
import { stripeBilling } from './stripe/provider.server.ts'
import type { SubscriptionRow } from './subscription.server.ts'

/**
 * Who collects the money of a school that begins to pay now.
 * @throws Problem unavailable when nobody does
 */
export function collector(): BillingProvider {
  if (isStripeOn()) return stripeBilling
  throw new Problem('unavailable', 'nobody collects money here')
}

/** Who collects it for a subscription that there is. @throws Problem unavailable where its provider is switched off */
export function providerOf({ provider }: Pick<SubscriptionRow, 'provider'>): BillingProvider {
  if (provider === 'stripe' && isStripeOn()) return stripeBilling
  throw new Problem('unavailable', `nobody collects by ${provider} here`)
}
