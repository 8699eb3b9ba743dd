import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { endOwnViewing } from '#app/platform/viewing/own-viewing.server.ts'
import { identityProvider } from '#tenants/identity/provider.server.ts'
import { endSessionOf, forgetSession } from '#tenants/identity/session.server.ts'
import { leave, supportCookie } from '#tenants/support/visiting.server.ts'
import { EmptyForm } from './forms.ts'

/** Signs out in this browser. What it kept offline is cleared as well. */
export const action = act('door:leave', EmptyForm, async ({ request, context }) => {
  await endOwnViewing(context)
  const { support } = await context.actor()
  if (support && context.site.site === 'school') await leave(context.site.school.facts, support)
  await endSessionOf(request)
  const headers = new Headers({ 'Set-Cookie': forgetSession(), 'Clear-Site-Data': '"cache", "storage"' })
  if (support) headers.append('Set-Cookie', supportCookie(null))
  return redirect(identityProvider().afterSignOut(context.origin) ?? '/sign-in', { headers })
})

/** Who opens the address by hand finds the way back: leaving is a button, so that no picture or link can do it. */
export const loader = load('door:open', () => redirect('/'))
