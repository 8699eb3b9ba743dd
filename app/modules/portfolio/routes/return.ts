import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ReturnForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { returnObservation } from '../sharing.server.ts'

/** Gives an observation that waits back to its writer. */
export const action = act('portfolio:review', ReturnForm, async ({ school, params, form, t }) => {
  await returnObservation(school, idFrom(params.observationId), form.note)
  return redirectWithToast(paths.review(), t('portfolio.review.returned'))
})
