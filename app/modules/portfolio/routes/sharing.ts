import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { shareObservation } from '../sharing.server.ts'

/** Shares a draft, or what was taken back. */
export const action = act('portfolio:observe', NothingForm, async ({ school, resolved, params, t }) => {
  const id = idFrom(params.observationId)
  const state = await shareObservation(school, id, settingsOf(resolved).review)
  return redirectWithToast(paths.observation(id), t(`portfolio.written.${state}`))
})
