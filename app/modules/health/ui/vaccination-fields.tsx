import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Vaccine } from '../schedules/schedule.ts'
import { vaccinationWays } from '../vaccination.ts'
import { longestPlace, longestReason, mostDoses } from '../vaccination-forms.ts'

const doseNumbers = Array.from({ length: mostDoses }, (_, place) => String(place + 1))

/** A dose that was given, or that a vaccine is not given and why. */
export function VaccinationFields({
  vaccinationId,
  vaccines,
  today,
}: {
  vaccinationId: string
  vaccines: readonly Vaccine[]
  today: string
}) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const [way, setWay] = useState(kept('way', 'given'))
  return (
    <>
      <input type="hidden" name="vaccinationId" value={vaccinationId} />
      <RadioCards
        legend={t('health.vaccination.way_label')}
        name="way"
        value={way}
        onChange={setWay}
        options={vaccinationWays.map(value => ({ value, label: t(`health.vaccination.way.${value}`) }))}
        error={errors.way}
      />
      <Select
        label={t('health.vaccination.vaccine')}
        name="vaccine"
        defaultValue={kept('vaccine', '')}
        placeholder={t('health.vaccination.choose')}
        options={vaccines.map(value => ({ value, label: t(`health.vaccine.${value}`) }))}
        error={errors.vaccine}
        required
      />
      {way === 'given' ? (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <Select
              label={t('health.vaccination.dose_label')}
              name="dose"
              defaultValue={kept('dose', '1')}
              options={doseNumbers.map(value => ({ value, label: value }))}
              error={errors.dose}
            />
            <TextField
              label={t('health.vaccination.day')}
              type="date"
              name="day"
              max={today}
              defaultValue={kept('day', '')}
              error={errors.day}
              required
            />
          </div>
          <TextField
            label={t('health.vaccination.place')}
            note={t('health.form.optional')}
            name="place"
            maxLength={longestPlace}
            defaultValue={kept('place', '')}
            error={errors.place}
            autoComplete="off"
          />
        </>
      ) : (
        <TextArea
          label={t('health.vaccination.reason')}
          name="reason"
          maxLength={longestReason}
          defaultValue={kept('reason', '')}
          error={errors.reason}
          required
        />
      )}
    </>
  )
}
