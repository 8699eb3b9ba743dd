import { act } from '#app/platform/act.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { endIncident } from '#tenants/status/incidents.server.ts'
import { ConfirmForm } from './forms.ts'
import { paths } from './paths.ts'

/** Says on the public page that an incident is over. */
export const action = act('console:operate', ConfirmForm, async ({ params, operator, t }) => {
  const id = idFrom(params.statusIncidentId)
  await endIncident(operator.identityId, id)
  return redirectWithToast(paths.incident(id), t('console.incident.ended'))
})
