import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { reopenClass } from '#tenants/people/classes.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  const classId = idFrom(params.classId)
  await reopenClass(school, classId)
  return redirectWithToast(paths.class(classId), t('people.class.reopened'))
})
