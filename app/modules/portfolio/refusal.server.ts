import { type Invalid, invalid } from '#app/platform/act.server.ts'
import type { Written } from './observation.server.ts'

/** Why an observation was not saved, at the field that its writer can mend; null when it was. */
export function refusalOf(became: Written): Invalid | null {
  if (became === 'future') return invalid({ observedOn: 'portfolio.form.future' })
  if (became === 'failed_file') return invalid({ mediaIds: 'portfolio.form.failed_file' })
  return null
}
