import type { BillingProvider } from './provider.ts'
import type { SubscriptionRow } from './subscription.server.ts'
import { transfer } from './transfer/transfer.server.ts'

/** Who collects the money of a school that begins to pay now. */
export const collector = (): BillingProvider => transfer

const providers: Partial<Record<SubscriptionRow['provider'], BillingProvider>> = { transfer }

/** Who collects it for a subscription that there is. @throws Error where its provider is switched off */
export function providerOf({ provider }: Pick<SubscriptionRow, 'provider'>): BillingProvider {
  const known = providers[provider]
  if (!known) throw new Error(`Nobody collects by ${provider} here.`)
  return known
}
