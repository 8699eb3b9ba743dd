import { type Invalid, invalid } from '#app/platform/act.server.ts'
import type { IncidentRefusal } from './incidents.server.ts'

/** At which field what is said of an incident that is not kept. */
export function refusalOf(refused: IncidentRefusal): Invalid {
  if (typeof refused === 'object')
    return invalid({ namesChecked: { key: 'health.incident.form.named', values: { name: refused.named } } })
  if (refused === 'future') return invalid({ day: 'health.incident.form.future' })
  if (refused === 'failed_file') return invalid({ mediaIds: 'health.incident.form.failed_file' })
  return invalid({ '': `health.incident.form.${refused}` })
}
