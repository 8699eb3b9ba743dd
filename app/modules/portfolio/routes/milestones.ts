import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { MilestoneForm } from '../forms.ts'
import { noteMilestone } from '../milestones.server.ts'
import { paths } from '../paths.ts'

/** Notes how far a child is with a goal. */
export const action = act('portfolio:observe', MilestoneForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  await noteMilestone(school, childId, form)
  const back = form.observationId ? paths.observation(form.observationId) : paths.progress(childId)
  return redirectWithToast(back, t('ui.state.saved'))
})
