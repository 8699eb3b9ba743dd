import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { removeDomain } from '#tenants/domains/claims.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'

/** Gives a domain up. */
export const action = act('school:settings', NothingForm, async ({ school, params, t }) => {
  await removeDomain(school, idFrom(params.domainId))
  return redirectWithToast('/settings/domain', t('settings.domain.removed'))
})
