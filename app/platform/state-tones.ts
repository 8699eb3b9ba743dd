import type { Tone } from '#app/ui/tone.ts'
import type { SchoolState } from '#db/school-states.ts'

/** In which tone a school's state is shown, everywhere. */
export const stateTones: Record<SchoolState, Tone> = {
  trial: 'info',
  active: 'ok',
  past_due: 'warn',
  read_only: 'warn',
  suspended: 'danger',
  closed: 'neutral',
}
