import type { BillingProvider } from '../provider.ts'
import { changeAtOnce, changeLater, keepAsIs } from './changes.server.ts'
import { beginCheckout, openPortal } from './checkout.server.ts'
import { reportToStripe } from './children.server.ts'
import { readStripe } from './reading.server.ts'

/** Stripe as the one who collects the money. */
export const stripeBilling: BillingProvider = {
  id: 'stripe',
  begin: beginCheckout,
  changeNow: changeAtOnce,
  changeNext: changeLater,
  keep: keepAsIs,
  reportChildren: (school, children) => reportToStripe(school, children),
  catchUp: async school => void (await readStripe(school)),
  portal: openPortal,
}
