import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { keepChild } from '#tenants/people/children.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  const childId = idFrom(params.childId)
  await keepChild(school, childId)
  return redirectWithToast(paths.child(childId), t('people.child.kept'))
})
