import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { removePortrait } from '#tenants/people/portrait.server.ts'
import { EmptyForm } from './forms.ts'
import { pageOf } from './paths.ts'

export const action = act('children:portrait', EmptyForm, async ({ school, actor, params, t }) => {
  const childId = idFrom(params.childId)
  await removePortrait(school, childId)
  return redirectWithToast(pageOf(actor.role, childId), t('children.portrait.removed'))
})
