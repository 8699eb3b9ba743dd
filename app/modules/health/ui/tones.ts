import type { Tone } from '#app/ui/tone.ts'
import type { Severity } from '#db/health-words.ts'
import type { SlotState } from '../dose-policy.ts'
import type { OrderState } from '../medication.ts'
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

/** How an order to give a medicine stands, and a dose of today. */
export const orderTone: Record<OrderState, Tone> = {
  in_use: 'ok',
  waiting: 'warn',
  later: 'info',
  declined: 'danger',
  over: 'neutral',
  ended: 'neutral',
}
export const slotTone: Record<SlotState, Tone> = {
  overdue: 'danger',
  due: 'warn',
  later: 'info',
  as_needed: 'info',
  not_given: 'neutral',
  given: 'ok',
}
