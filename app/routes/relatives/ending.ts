import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { endRelative } from '#tenants/people/relatives/relatives.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('relatives:end', EmptyForm, async ({ school, actor, params, t }) => {
  const { childId } = await endRelative(school, idFrom(params.relativeId))
  const back = actor.role === 'guardian' ? paths.relatives(childId) : `/people/children/${childId}`
  return redirectWithToast(back, t('relatives.ended'))
})
