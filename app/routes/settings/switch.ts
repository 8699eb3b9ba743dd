import { act } from '#app/platform/act.server.ts'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { switchModule } from '#tenants/switchboard.server.ts'
import { SwitchForm } from './forms.ts'

/** Switches a module; every process knows from its next request on. */
export const action = act('modules:switch', SwitchForm, async ({ school, resolved, params, form, t }) => {
  const id = params.moduleId ?? ''
  await switchModule(school, resolved, id, form.on)
  return redirectWithToast(
    '/settings/modules',
    t(form.on ? 'settings.modules.is_on' : 'settings.modules.is_off', { module: t(`${id}.name` as MessageKey) }),
  )
})
