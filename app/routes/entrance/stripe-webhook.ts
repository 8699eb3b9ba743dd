import { receive } from '#app/platform/act.server.ts'
import { answerStripe } from '#tenants/billing/stripe/answering.server.ts'

/** Stripe's messages, on the public site's host. */
export const action = receive(
  'public:visit',
  async ({ request }) =>
    new Response(await answerStripe(await request.text(), request.headers.get('stripe-signature'))),
)
