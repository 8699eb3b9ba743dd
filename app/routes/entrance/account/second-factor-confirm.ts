import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { notify } from '#tenants/identity/account.server.ts'
import { confirmSecondFactor } from '#tenants/identity/second-factor.server.ts'
import { CodeForm } from '../forms.ts'
import { doorOf, letterheadFor } from '../steps.server.ts'
import { freshSession } from './own.server.ts'

export const action = act('door:prove', CodeForm, async page => {
  const { identityId } = await freshSession(page)
  const cookies = await confirmSecondFactor(doorOf(page), identityId, page.form.code)
  if (!cookies) throw invalid({ code: 'entrance.second.wrong' })
  await notify(identityId, letterheadFor(page), 'second_factor_on')
  return redirectWithToast(
    '/account/second-factor',
    page.t('entrance.two.turned_on'),
    cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
  )
})
