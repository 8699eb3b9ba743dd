import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { chooseDomain } from '#tenants/domains/claims.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'

/** Makes a domain the main one. */
export const action = act('school:settings', NothingForm, async ({ school, params, t }) => {
  await chooseDomain(school, idFrom(params.domainId))
  return redirectWithToast('/settings/domain', t('settings.domain.made_main'))
})
