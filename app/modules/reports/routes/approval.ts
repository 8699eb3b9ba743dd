import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { ApprovalForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { approveReport } from '../review.server.ts'

/** Lets a report out as the lead has read it. */
export const action = act('reports:review', ApprovalForm, async ({ school, params, form, t }) => {
  const id = idFrom(params.reportId)
  const became = await approveReport(school, id, form.edition)
  return redirectWithToast(paths.edit(id), t(became === 'stale' ? 'reports.review.stale' : 'reports.review.approved'))
})
