import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { checkDomain } from '#tenants/domains/checking.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'

/** Looks now how it stands with a domain in public DNS. */
export const action = act('school:settings', NothingForm, async ({ school, params, t }) => {
  const state = await checkDomain(school, idFrom(params.domainId))
  return redirectWithToast('/settings/domain', t(`settings.domain.found.${state}`))
})
