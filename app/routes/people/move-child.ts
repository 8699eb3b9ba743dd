import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { moveChild } from '#tenants/people/children.server.ts'
import { MoveForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', MoveForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  await moveChild(school, childId, form.classId)
  return redirectWithToast(paths.child(childId), t('people.child.moved'))
})
