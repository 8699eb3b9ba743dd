import { Problem } from '../problem.ts'
import type { BillingProvider } from './provider.ts'
import { isStripeOn } from './stripe/client.server.ts'
import { stripeBilling } from './stripe/provider.server.ts'

/**
 * Who collects the money on this installation.
 * @throws Problem unavailable when nobody does
 */
export function collector(): BillingProvider {
  if (isStripeOn()) return stripeBilling
  throw new Problem('unavailable', 'nobody collects money here')
}
