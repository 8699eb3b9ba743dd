import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { withdrawObservation } from '../sharing.server.ts'

/** Takes an observation back from its readers. */
export const action = act('portfolio:withdraw', NothingForm, async ({ school, params, t }) => {
  await withdrawObservation(school, idFrom(params.observationId))
  return redirectWithToast(paths.start(), t('portfolio.withdraw.done'))
})
