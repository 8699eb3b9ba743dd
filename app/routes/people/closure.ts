import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { closeClass } from '#tenants/people/classes.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  const classId = idFrom(params.classId)
  await closeClass(school, classId)
  return redirectWithToast(`${paths.classes()}?closed=${classId}`, t('people.class.closed'))
})
