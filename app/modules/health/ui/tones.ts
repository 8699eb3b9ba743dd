import type { Tone } from '#app/ui/tone.ts'
import type { Severity } from '#db/health-words.ts'
import type { DoseState, DueState } from '../vaccination.ts'

/** How grave a condition is, as a colour; the word stands beside it always. */
export const severityTone: Record<Severity, Exclude<Tone, 'neutral'>> = {
  life_threatening: 'danger',
  serious: 'warn',
  mild: 'info',
}

/** How a dose, or a child as a whole, stands. */
export const doseTone: Record<DoseState, Tone> = {
  given: 'ok',
  overdue: 'warn',
  due: 'info',
  later: 'neutral',
  not_given: 'neutral',
}
export const dueTone: Record<DueState, Tone> = { overdue: 'warn', due: 'info', unknown: 'neutral', complete: 'ok' }
