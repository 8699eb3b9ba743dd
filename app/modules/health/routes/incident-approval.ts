import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { approveIncident } from '../incident-approval.server.ts'
import { ApprovalForm } from '../incident-forms.ts'
import { paths } from '../paths.ts'

/** A lead approves what they have read. */
export const action = act('health:approve', ApprovalForm, async ({ school, params, form, t }) => {
  const incidentId = idFrom(params.incidentId)
  const refused = await approveIncident(school, incidentId, form.seen)
  if (refused) throw invalid({ '': `health.incident.refused.${refused}` })
  return redirectWithToast(paths.incidents(), t('health.incident.approve_done'))
})
