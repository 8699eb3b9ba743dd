import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { releaseChild } from '#tenants/people/children.server.ts'
import { LeavingForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', LeavingForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  await releaseChild(school, childId, form.lastDay, form.because)
  return redirectWithToast(paths.child(childId), t('people.child.released'))
})
