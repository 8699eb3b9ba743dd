import { receive } from '#app/platform/act.server.ts'
import { takeStripeMessage } from '#tenants/billing/stripe/events.server.ts'

/** Stripe's messages, on the public site's host. */
export const action = receive(
  'public:visit',
  async ({ request }) =>
    new Response(await takeStripeMessage(await request.text(), request.headers.get('stripe-signature'))),
)
