import { receive } from '#app/platform/act.server.ts'
import { takeClerkMessage } from '#tenants/identity/clerk-webhook.server.ts'

/** Clerk's messages, on the public site's host. */
export const action = receive(
  'public:visit',
  async ({ request }) => new Response(await takeClerkMessage(await request.text(), request.headers)),
)
