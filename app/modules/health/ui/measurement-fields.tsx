import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type Measure, type Measurement, measures } from '../measurement.ts'
import { unitOf } from './units.ts'

/** What was measured of a child on a day. */
export function MeasurementFields({
  childId,
  measurementId,
  day,
  today,
  lying,
  measurement,
}: {
  childId: string
  measurementId: string
  day: string
  today: string
  /** Small children are measured lying down. */
  lying: boolean
  /** The one that is corrected. */
  measurement?: Measurement
}) {
  const t = useT()
  const { errors, kept, ticked } = useAnswer()
  const before = (measure: Measure) => measurement?.values[measure]?.toString() ?? ''
  return (
    <>
      <input type="hidden" name="childId" value={childId} />
      <input type="hidden" name="measurementId" value={measurementId} />
      {measurement ? <input type="hidden" name="replaces" value={measurement.id} /> : null}
      <TextField
        label={t('health.measure.day')}
        type="date"
        name="day"
        max={today}
        defaultValue={kept('day', day)}
        error={errors.day}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        {measures.map(measure => (
          <TextField
            key={measure}
            label={t(`health.measure.${measure}`)}
            hint={measure.startsWith('vision') ? t('health.measure.vision_hint') : undefined}
            name={measure}
            inputMode="decimal"
            suffix={unitOf[measure]}
            defaultValue={kept(measure, before(measure))}
            error={errors[measure]}
            autoComplete="off"
          />
        ))}
      </div>
      <Checkbox
        label={t('health.measure.lying')}
        hint={t('health.measure.lying_hint')}
        name="lying"
        defaultChecked={ticked('lying', measurement?.values.lying ?? lying)}
      />
    </>
  )
}
