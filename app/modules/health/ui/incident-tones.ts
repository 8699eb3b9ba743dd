import type { Tone } from '#app/ui/tone.ts'
import type { IncidentStanding } from '../incident.ts'

/** How far an incident has come, as a colour; the word stands beside it always. */
export const standingTone: Record<IncidentStanding, Tone> = {
  draft: 'neutral',
  returned: 'warn',
  submitted: 'info',
  to_sign: 'warn',
  signed: 'ok',
}
