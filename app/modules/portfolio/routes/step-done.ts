import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { DoneForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { setDone } from '../steps.server.ts'

/** Says that a next step is done, or open again. */
export const action = act('portfolio:observe', DoneForm, async ({ school, params, form, t }) => {
  const childId = await setDone(school, idFrom(params.portfolioStepId), form.done === 'yes')
  return redirectWithToast(paths.progress(childId), t(`portfolio.steps.now_${form.done}`))
})
