import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { approveObservation } from '../sharing.server.ts'

/** Lets an observation that waits go out. */
export const action = act('portfolio:review', NothingForm, async ({ school, params, t }) => {
  await approveObservation(school, idFrom(params.observationId))
  return redirectWithToast(paths.review(), t('portfolio.review.approved'))
})
