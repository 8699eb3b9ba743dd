import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { setOneMail } from '#tenants/identity/identities.server.ts'
import { found } from '#tenants/problem.ts'
import { OneMailForm } from './forms.ts'

/** POST: the digests of all one's schools in one mail, or in one each. It is the person's choice and not one school's. */
export const action = act('notifications:choose', OneMailForm, async ({ context, form, t }) => {
  await setOneMail(found(await context.identity()), form.wanted === 'yes')
  return redirectWithToast('/notifications/settings', t('ui.state.saved'))
})
