import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { checkDomain } from '#tenants/domains.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from './forms.ts'

/** Looks up whether the domain's proof is in the public DNS. */
export const action = act('school:settings', NothingForm, async ({ school, params, t }) => {
  const id = idFrom(params.domainId)
  const { outcome } = await checkDomain(school, id)
  return outcome === 'proven'
    ? redirectWithToast('/settings/domain', t('settings.domain.is_proven'))
    : redirect(`/settings/domain?${new URLSearchParams({ checked: id, outcome })}`)
})
