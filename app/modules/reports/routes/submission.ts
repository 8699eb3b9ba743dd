import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { NothingForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { submitReport } from '../review.server.ts'

/** Hands a draft in for review, as it was saved last. */
export const action = act('reports:write', NothingForm, async ({ school, params, t }) => {
  const id = idFrom(params.reportId)
  await submitReport(school, id)
  return redirectWithToast(paths.edit(id), t('reports.edit.submitted'))
})
