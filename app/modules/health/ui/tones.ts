import type { Tone } from '#app/ui/tone.ts'
import type { Severity } from '#db/health-words.ts'

/** How grave a condition is, as a colour; the word stands beside it always. */
export const severityTone: Record<Severity, Exclude<Tone, 'neutral'>> = {
  life_threatening: 'danger',
  serious: 'warn',
  mild: 'info',
}
