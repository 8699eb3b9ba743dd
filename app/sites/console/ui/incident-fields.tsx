import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { longestIncident, longestIncidentTitle } from '#tenants/status/limits.ts'
import { BothLanguages, type BothLanguagesValues } from './both-languages.tsx'

/** What stands in the fields before anybody types; moments as inputs for day and time have them, UTC. */
export interface IncidentFieldValues extends BothLanguagesValues {
  startedAt: string
  endedAt: string
}

/** An incident: both languages, both asked for, and how long it lasted. */
export function IncidentFields({ values }: { values: IncidentFieldValues }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const moment = (name: 'startedAt' | 'endedAt', label: string, required: boolean) => (
    <TextField
      {...{ name, label, required }}
      type="datetime-local"
      defaultValue={kept(name, values[name])}
      error={errors[name]}
    />
  )
  return (
    <>
      <BothLanguages values={values} longest={{ title: longestIncidentTitle, body: longestIncident }} />
      {moment('startedAt', t('console.incident.started'), true)}
      {moment('endedAt', t('console.incident.ended_at'), false)}
    </>
  )
}
