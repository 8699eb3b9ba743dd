import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { doctorWays, type IncidentReport, incidentKinds, incidentPlaces } from '../incident.ts'
import { longestLine, longestReport } from '../limits.ts'
import { BodyMap } from './body-map.tsx'

/** What stands in a form before anybody types. */
export type IncidentBefore = Partial<IncidentReport> & { day: string; tellNow: boolean }

/** When, where and what: the first half of what is asked. */
export function HappenedFields({ before, today }: { before: IncidentBefore; today: string }) {
  const t = useT()
  const { errors, kept, picked } = useAnswer()
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={t('health.incident.form.day_label')}
          type="date"
          name="day"
          max={today}
          defaultValue={kept('day', before.day)}
          error={errors.day}
          required
        />
        <TextField
          label={t('health.incident.form.time_label')}
          type="time"
          name="time"
          defaultValue={kept('time', before.time ?? '')}
          error={errors.time}
          required
        />
      </div>
      <Choices
        legend={t('health.incident.form.kind_label')}
        name="kind"
        before={kept('kind', before.kind ?? '')}
        options={incidentKinds.map(value => ({ value, label: t(`health.incident.kind.${value}`) }))}
        error={errors.kind}
      />
      <Choices
        legend={t('health.incident.form.place_label')}
        name="place"
        before={kept('place', before.place ?? '')}
        options={incidentPlaces.map(value => ({ value, label: t(`health.incident.place.${value}`) }))}
        error={errors.place}
      />
      <TextField
        label={t('health.incident.form.place_words_label')}
        note={t('health.incident.form.optional')}
        hint={t('health.incident.form.place_words_hint')}
        name="placeWords"
        maxLength={longestLine}
        defaultValue={kept('placeWords', before.placeWords ?? '')}
        error={errors.placeWords}
        autoComplete="off"
      />
      <TextArea
        label={t('health.incident.form.what_label')}
        hint={t('health.incident.form.what_hint')}
        name="what"
        dir="auto"
        rows={4}
        maxLength={longestReport}
        defaultValue={kept('what', before.what ?? '')}
        error={errors.what}
        required
      />
      <BodyMap
        name="regions"
        before={picked('regions', before.regions ?? [])
          .map(String)
          .filter(Boolean)}
      />
    </>
  )
}

/** What was done and who knows of it: the second half. */
export function HandledFields({ before }: { before: IncidentBefore }) {
  const t = useT()
  const { errors, kept, ticked } = useAnswer()
  const [called, setCalled] = useState(ticked('familyCalled', before.familyCalled ?? false))
  const optional = t('health.incident.form.optional')
  return (
    <>
      <TextArea
        label={t('health.incident.form.first_aid_label')}
        hint={t('health.incident.form.first_aid_hint')}
        name="firstAid"
        dir="auto"
        rows={2}
        maxLength={longestReport}
        defaultValue={kept('firstAid', before.firstAid ?? '')}
        error={errors.firstAid}
        required
      />
      <TextField
        label={t('health.incident.form.first_aid_by_label')}
        name="firstAidBy"
        maxLength={longestLine}
        defaultValue={kept('firstAidBy', before.firstAidBy ?? '')}
        error={errors.firstAidBy}
        autoComplete="off"
        required
      />
      <TextField
        label={t('health.incident.form.seen_by_label')}
        note={optional}
        name="seenBy"
        maxLength={longestLine}
        defaultValue={kept('seenBy', before.seenBy ?? '')}
        error={errors.seenBy}
        autoComplete="off"
      />
      <Checkbox
        label={t('health.incident.form.called_box')}
        name="familyCalled"
        checked={called}
        onChange={event => setCalled(event.currentTarget.checked)}
      />
      {called ? (
        <TextField
          label={t('health.incident.form.called_at_label')}
          type="time"
          name="calledAt"
          defaultValue={kept('calledAt', before.calledAt ?? '')}
          error={errors.calledAt}
        />
      ) : null}
      <Select
        label={t('health.incident.form.doctor_label')}
        name="doctor"
        defaultValue={kept('doctor', before.doctor ?? 'none')}
        options={doctorWays.map(value => ({ value, label: t(`health.incident.doctor.${value}`) }))}
        error={errors.doctor}
      />
      <TextField
        label={t('health.incident.form.others_label')}
        note={optional}
        hint={t('health.incident.form.others_hint')}
        name="others"
        maxLength={longestLine}
        defaultValue={kept('others', before.others ?? '')}
        error={errors.others}
        autoComplete="off"
      />
    </>
  )
}

function Choices({
  legend,
  name,
  before,
  options,
  error,
}: {
  legend: string
  name: string
  before: string
  options: readonly { value: string; label: string }[]
  error: string[] | undefined
}) {
  return (
    <Fieldset legend={legend} error={error}>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, label }) => (
          <Chip key={value} kind="check" type="radio" name={name} value={value} defaultChecked={before === value}>
            {label}
          </Chip>
        ))}
      </div>
    </Fieldset>
  )
}
