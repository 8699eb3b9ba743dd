import { Problem } from '../problem.ts'
import type { BillingProvider } from './provider.ts'
import type { SubscriptionRow } from './subscription.server.ts'

/** Who collects the money of new subscriptions in this installation. */
export function collector(): BillingProvider {
  throw new Problem('unavailable', 'billing')
}

/** Who collects the money of one that runs. */
export function providerOf(_subscription: Pick<SubscriptionRow, 'provider'>): BillingProvider {
  return collector()
}
