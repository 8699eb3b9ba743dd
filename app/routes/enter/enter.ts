import { redirect } from '@remix-run/node'
import { load } from '#app/platform/load.server.ts'
import { Problem } from '#tenants/problem.ts'
import { takeHandover } from '#tenants/signup/handover.server.ts'

/**
 * GET /enter?token=…: the ticket from the public site becomes a session of this host. Who is signed in already stays who
 * they are, so that a foreign ticket cannot slip somebody else's account under them.
 */
export const loader = load('site:visit', async ({ request, url, context, actor }) => {
  if (actor.role !== 'visitor') return redirect('/home')
  const token = url.searchParams.get('token') ?? ''
  const cookie = await takeHandover({ request, hostname: context.hostname, clientIp: context.clientIp }, token)
  if (!cookie) throw new Problem('gone', 'handover')
  return redirect('/home', { headers: { 'Set-Cookie': cookie } })
})
