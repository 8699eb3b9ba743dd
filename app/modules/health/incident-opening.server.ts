import type { SchoolRequest } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { giveReason } from '#tenants/access/access.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { Problem } from '#tenants/problem.ts'
import type { Incident } from './incident.ts'
import { readIncident } from './incident-reading.server.ts'
import { childOfIncident } from './incidents.server.ts'

/**
 * Opens the incident that the address names. Who has it to approve need not say why they look: that it waits for them is the reason,
 * which is written down in their name. Otherwise the office says why, as with everything of a child's health.
 * @throws a redirect; Problem not_found, braked, kept_private for whoever sees the site as another
 */
export async function openIncident(request: SchoolRequest): Promise<Incident> {
  const { school, actor, params, t } = request
  const incidentId = idFrom(params.incidentId)
  if (actor.viewing) throw new Problem('kept_private', 'incidents')
  const { childId, state } = await childOfIncident(school, incidentId)
  if (state === 'submitted' && may(actor.role, 'health:approve'))
    await giveReason(school, childId, 'incidents', t('health.incident.reason'))
  else await openSensitive(request, childId, 'incidents')
  return readIncident(school, incidentId)
}
