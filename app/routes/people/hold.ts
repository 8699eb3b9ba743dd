import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { holdRecords } from '#tenants/people/leaving/leavers.server.ts'
import { HoldForm } from './forms.ts'
import { paths } from './paths.ts'

export const action = act('people:edit', HoldForm, async ({ school, params, form, t }) => {
  await holdRecords(school, idFrom(params.childId), form.reason)
  return redirectWithToast(paths.leavers(), t('people.leavers.is_held'))
})
