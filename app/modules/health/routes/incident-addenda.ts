import { act, invalid } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { AddendumForm } from '../incident-forms.ts'
import { addToIncident } from '../incident-signing.server.ts'
import { paths } from '../paths.ts'

/** Adds to an approved incident. */
export const action = act('health:supervise', AddendumForm, async ({ school, params, form, t }) => {
  const incidentId = idFrom(params.incidentId)
  const refused = await addToIncident(school, incidentId, form)
  if (refused) throw invalid({ '': `health.incident.refused.${refused}` })
  return redirectWithToast(paths.incident(incidentId), t('health.incident.addendum.done'))
})
