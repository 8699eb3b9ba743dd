import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Problem } from '#tenants/problem.ts'
import { turnOffTexts, turnOnTexts } from '#tenants/sms/consent.server.ts'
import { canText } from '#tenants/sms/gateway.server.ts'
import { TextMessagesForm } from './forms.ts'

/** POST: text messages to the number on file, or none any more. */
export const action = act('notifications:choose', TextMessagesForm, async ({ school, form, t }) => {
  if (!canText()) throw new Problem('not_found')
  await (form.wanted === 'yes' ? turnOnTexts(school) : turnOffTexts(school))
  return redirectWithToast('/notifications/settings', t('ui.state.saved'))
})
