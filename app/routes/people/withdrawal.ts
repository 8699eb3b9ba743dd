import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { withdrawInvitation } from '#tenants/identity/invitations.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  await withdrawInvitation(school, idFrom(params.invitationId))
  return redirectWithToast(paths.invitations(), t('people.invitation.withdrawn'))
})
