import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestIncident, longestIncidentTitle } from '#tenants/status/limits.ts'

/** What stands in the fields before anybody types; moments as inputs for day and time have them, UTC. */
export interface IncidentFieldValues {
  titleEn: string
  titleZh: string
  bodyEn: string
  bodyZh: string
  startedAt: string
  endedAt: string
}

/** An incident: both languages, both asked for, and how long it lasted. */
export function IncidentFields({ values }: { values: IncidentFieldValues }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const line = (name: 'titleEn' | 'titleZh', label: string, lang: string) => (
    <TextField
      {...{ name, label, lang }}
      defaultValue={kept(name, values[name])}
      error={errors[name]}
      maxLength={longestIncidentTitle}
      required
    />
  )
  const text = (name: 'bodyEn' | 'bodyZh', label: string, lang: string) => (
    <TextArea
      {...{ name, label, lang }}
      defaultValue={kept(name, values[name])}
      error={errors[name]}
      maxLength={longestIncident}
      rows={5}
      required
    />
  )
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
      {line('titleEn', t('console.announcement.title_en'), 'en')}
      {text('bodyEn', t('console.announcement.body_en'), 'en')}
      {line('titleZh', t('console.announcement.title_zh'), 'zh-Hans')}
      {text('bodyZh', t('console.announcement.body_zh'), 'zh-Hans')}
      {moment('startedAt', t('console.incident.started'), true)}
      {moment('endedAt', t('console.incident.ended_at'), false)}
    </>
  )
}
