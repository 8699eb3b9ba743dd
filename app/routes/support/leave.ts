import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { leave, supportCookie } from '#tenants/support/visiting.server.ts'
import { EmptyForm } from './forms.ts'

/** POST: support leaves the school. A page that is left open after the end comes here as well. */
export const action = act('support:leave', EmptyForm, async ({ actor, resolved }) => {
  if (actor.support) await leave(resolved.facts, actor.support)
  return redirect('/support/over', {
    headers: { 'Set-Cookie': supportCookie(null), 'Clear-Site-Data': '"cache", "storage"' },
  })
})
