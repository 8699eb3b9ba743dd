import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { isStaff } from '#tenants/roles.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { withdrawObservation } from '../sharing.server.ts'

/** Takes an observation back from its readers. */
export const action = act('portfolio:withdraw', NothingForm, async ({ school, actor, params, t }) => {
  const id = idFrom(params.observationId)
  await withdrawObservation(school, id)
  // Staff can share it again from where it stands.
  return redirectWithToast(isStaff(actor.role) ? paths.observation(id) : paths.start(), t('portfolio.withdraw.done'))
})
