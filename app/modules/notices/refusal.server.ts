import { invalid } from '#app/platform/act.server.ts'
import type { Outcome } from './answer.server.ts'

/** What an answer's page is told. @throws Invalid with what stands in the way, so that the page shows it beside the new text */
export function kept(outcome: Outcome): { kept: true } {
  if (outcome === 'edited') throw invalid({ '': 'notices.sign.edited' })
  if (outcome === 'over') throw invalid({ '': 'notices.sign.over' })
  return { kept: true }
}
