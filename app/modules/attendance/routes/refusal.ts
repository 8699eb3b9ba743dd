import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { refuse } from '../door.server.ts'
import { RefusalForm } from '../forms.ts'
import { paths } from '../paths.ts'

/** Keeps that somebody came who may not take the child. */
export const action = act('attendance:mark', RefusalForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  await refuse(school, childId, form)
  return redirectWithToast(paths.door(childId), t('attendance.pickup.refusal_kept'))
})
