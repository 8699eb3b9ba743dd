import { act, invalid } from '#app/platform/act.server.ts'
import { MeasurementForm } from '../measurement-forms.ts'
import { refusedAt } from '../measurement-refusal.ts'
import { saveMeasurement } from '../measurements.server.ts'

/** Takes what was measured of a child on a measuring day, made now or while the network was away. */
export const action = act('health:enter', MeasurementForm, async ({ school, form }) => {
  const refused = await saveMeasurement(school, form)
  if (refused) throw invalid(refusedAt[refused])
  return { done: true }
})
