import { act } from '#app/platform/act.server.ts'
import { ObservationForm } from '../forms.ts'
import { writeObservation } from '../observation.server.ts'
import { refusalOf } from '../refusal.server.ts'
import { settingsOf } from '../settings.ts'

/** Takes what was written while the network was away; the same id again is the same observation. */
export const action = act(
  'portfolio:observe',
  ObservationForm,
  async ({ school, resolved, form: { observationId, ...input } }) => {
    const became = await writeObservation(school, observationId, input, settingsOf(resolved).review)
    const refusal = refusalOf(became)
    if (refusal) throw refusal
    return { became }
  },
)
