import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { IncidentSignForm } from '../incident-forms.ts'
import { signIncident } from '../incident-signing.server.ts'
import { paths } from '../paths.ts'

/** A guardian signs what they have read. */
export const action = act('health:sign', IncidentSignForm, async ({ school, params, form, t }) => {
  const incidentId = idFrom(params.incidentId)
  if (await signIncident(school, incidentId, form)) throw invalid({ '': 'health.incident.sign_changed' })
  return redirectWithToast(paths.incident(incidentId), t('health.incident.sign_done'))
})
