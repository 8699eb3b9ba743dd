/**
 * `npm run billing -- sync`: makes products, prices and the settings of the customer portal at Stripe, and says how to set up the webhook.
 * `npm run billing -- try`: goes through a year of billing at Stripe with a test key, on a test clock, and says what was as expected.
 */
import { tsImport } from 'tsx/esm/api'
import { loadDotEnv, requireNode } from './checkout.mjs'
import { say } from './print.mjs'
import { command, Refusal } from './refusal.mjs'

await command(async () => {
  requireNode()
  loadDotEnv()
  const [what = ''] = process.argv.slice(2)
  const key = process.env.STRIPE_SECRET_KEY
  if (what !== 'sync' && what !== 'try') throw new Refusal('Which? npm run billing -- sync | try')
  if (!key) throw new Refusal('Please set STRIPE_SECRET_KEY.')
  if (what === 'try' && key.includes('_live_')) throw new Refusal('To try, a test key is needed: no real money.')
  const { syncStripe, tryStripe } = await tsImport('../tenants/billing/stripe/trying.server.ts', import.meta.url)
  return (await (what === 'sync' ? syncStripe : tryStripe)(say)) ? 0 : 1
})
