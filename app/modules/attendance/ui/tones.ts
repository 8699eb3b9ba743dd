import type { Tone } from '#app/ui/tone.ts'
import type { Presence } from '../policy.ts'

/** What a presence looks like; its word always stands beside it. */
export const toneOf: Record<Presence, Tone> = {
  here: 'ok',
  gone: 'neutral',
  absent: 'danger',
  excused: 'info',
  waited_for: 'warn',
}
