import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { load, type SchoolRequest } from '#app/platform/load.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { memberOf } from '#tenants/actor.ts'
import { sessionOf } from '#tenants/identity/session.server.ts'
import { found, Problem } from '#tenants/problem.ts'
import { weChatAccount } from '#tenants/wechat/account.server.ts'
import { type Asking, authorisationAddress, isStateOf, openidOf } from '#tenants/wechat/authorisation.server.ts'
import { bind, isBound, unbind } from '#tenants/wechat/binding.server.ts'
import { UnbindingForm } from './forms.ts'

const settings = '/notifications/settings'

/** Leads to WeChat, which asks who it is; with its answer in the address, connects the account. Once more by reloading is the same. */
export const loader = load('notifications:choose', async page => {
  const { school, url, t } = page
  const account = found(weChatAccount())
  const asking = await askingOf(page)
  const [code, state] = [url.searchParams.get('code'), url.searchParams.get('state')]
  if (state === null) return redirect(await authorisationAddress(account, asking))
  const openid = code && (await isStateOf(state, asking)) ? await openidOf(account, code) : null
  if (openid) await bind(school, openid)
  const done = openid !== null || (await isBound(school))
  return redirectWithToast(settings, t(done ? 'notifications.wechat.bound' : 'notifications.wechat.failed'))
})

/** POST: ends the connection. */
export const action = act('notifications:choose', UnbindingForm, async ({ school, t }) => {
  await unbind(school)
  return redirectWithToast(settings, t('notifications.wechat.unbound'))
})

async function askingOf({ school, request, context }: SchoolRequest): Promise<Asking> {
  const session = await sessionOf(request, context.hostname)
  if (!session) throw new Problem('forbidden', 'no session of this browser')
  const { hostname } = context
  return { schoolId: school.id, memberId: memberOf(school.actor), sessionId: session.id, hostname }
}
