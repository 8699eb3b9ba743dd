import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { returnIncident } from '../incident-approval.server.ts'
import { ReturnForm } from '../incident-forms.ts'
import { paths } from '../paths.ts'

/** A lead gives an incident back to its writer. */
export const action = act('health:approve', ReturnForm, async ({ school, params, form, t }) => {
  const refused = await returnIncident(school, idFrom(params.incidentId), form)
  if (refused) throw invalid({ '': `health.incident.refused.${refused}` })
  return redirectWithToast(paths.incidents(), t('health.incident.return_done'))
})
