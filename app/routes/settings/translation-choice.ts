import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { letTranslate } from '#tenants/translation/standing.server.ts'
import { SwitchForm } from './forms.ts'

/** Lets texts of the school be translated, or no longer. */
export const action = act('school:settings', SwitchForm, async ({ school, form, t }) => {
  await letTranslate(school, form.on)
  return redirectWithToast(
    '/settings/translation',
    t(form.on ? 'settings.translation.is_on' : 'settings.translation.is_off'),
  )
})
