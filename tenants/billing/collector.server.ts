import { Problem } from '../problem.ts'
import type { BillingProvider } from './provider.ts'
import { isStripeOn } from './stripe/client.server.ts'
import { stripeBilling } from './stripe/provider.server.ts'
import type { SubscriptionRow } from './subscription.server.ts'
import { transfer } from './transfer/transfer.server.ts'

/** Who collects the money of a school that begins to pay now: Stripe where its key is set, else the vendor by bank transfer. */
export const collector = (): BillingProvider => (isStripeOn() ? stripeBilling : transfer)

/** Who collects it for a subscription that there is. @throws Problem unavailable where its provider is switched off */
export function providerOf({ provider }: Pick<SubscriptionRow, 'provider'>): BillingProvider {
  if (provider === 'transfer') return transfer
  if (isStripeOn()) return stripeBilling
  throw new Problem('unavailable', 'Stripe is switched off')
}
