import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { checkSender } from '#tenants/mail/sender/checking.server.ts'
import { NothingForm } from '../forms.ts'

/** Looks now whether the key of the school's sender stands in public DNS. */
export const action = act('school:settings', NothingForm, async ({ school, t }) => {
  const { verified } = await checkSender(school)
  return redirectWithToast('/settings/mail', t(verified ? 'settings.mail.found' : 'settings.mail.not_found'))
})
