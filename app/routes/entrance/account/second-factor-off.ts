import { z } from 'zod'
import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { notify } from '#tenants/identity/account.server.ts'
import { endSecondFactor } from '#tenants/identity/second-factor.server.ts'
import { doorOf, letterheadFor } from '../steps.server.ts'
import { freshSession } from './own.server.ts'

export const action = act('door:prove', z.object({ password: z.string().max(1_000).optional() }), async page => {
  const { identityId } = await freshSession(page)
  const cookies = await endSecondFactor(doorOf(page), identityId, page.form.password)
  if (!cookies) throw invalid({ password: 'entrance.two.wrong_password' })
  await notify(identityId, letterheadFor(page), 'second_factor_off')
  return redirectWithToast(
    '/account/second-factor',
    page.t('entrance.two.turned_off'),
    cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
  )
})
