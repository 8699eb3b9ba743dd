import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { liftHold } from '#tenants/people/leaving/leavers.server.ts'
import { EmptyForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', EmptyForm, async ({ school, params, t }) => {
  const child = await childOf(school, idFrom(params.childId))
  await liftHold(school, child.id)
  return redirectWithToast(paths.leavers(), t('people.leavers.is_lifted'))
})
