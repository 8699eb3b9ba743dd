import { type Invalid, invalid } from '#app/platform/act.server.ts'
import type { Outcome } from './answer.server.ts'
import type { Changed } from './notice.server.ts'

/** What an answer's page is told. @throws Invalid with what stands in the way, so that the page shows it beside the new text */
export function kept(outcome: Outcome): { kept: true } {
  if (outcome === 'edited') throw invalid({ '': 'notices.sign.edited' })
  if (outcome === 'over') throw invalid({ '': 'notices.sign.over' })
  return { kept: true }
}

/** Why a notice was not saved, at the field that its writer can mend. */
export function refusal(became: Exclude<Changed, 'written'>): Invalid {
  if (became === 'past') return invalid({ publishAt: 'notices.form.past' })
  if (became === 'failed_file') return invalid({ mediaIds: 'notices.files.has_failed' })
  return invalid({ '': 'notices.edit.overtaken' })
}
