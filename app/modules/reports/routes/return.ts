import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ReturnForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { returnReport } from '../review.server.ts'

/** Gives a report back to its teacher, saying why. */
export const action = act('reports:review', ReturnForm, async ({ school, params, form, t }) => {
  const id = idFrom(params.reportId)
  await returnReport(school, id, form.note)
  return redirectWithToast(paths.edit(id), t('reports.review.returned'))
})
