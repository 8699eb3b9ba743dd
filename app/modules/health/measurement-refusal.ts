import type { FieldErrors } from '#app/platform/act.server.ts'
import type { MeasurementRefusal } from './measurements.server.ts'

/** At which field what is said of a measurement that is not kept. */
export const refusedAt: Record<MeasurementRefusal, FieldErrors> = {
  future: { day: 'health.measure.future' },
  unborn: { day: 'health.measure.unborn' },
  changed: { '': 'health.form.changed' },
  pounds: { weight: 'health.measure.wrong.pounds' },
}
