import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { removeSender } from '#tenants/mail/sender/sender.server.ts'
import { NothingForm } from '../forms.ts'

/** Mails come from our address again. */
export const action = act('school:settings', NothingForm, async ({ school, t }) => {
  await removeSender(school)
  return redirectWithToast('/settings/mail', t('settings.mail.removed'))
})
