import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { saveModuleSettings } from '#tenants/switchboard.server.ts'
import { paths } from '../paths.ts'
import { scheduleChoices } from '../schedules/chosen.ts'
import { settingsOf } from '../settings.ts'
import { SettingsForm } from '../vaccination-forms.ts'

export const loader = load('health:configure', ({ resolved, t }) => ({
  settings: settingsOf(resolved),
  title: t('health.settings.title'),
}))

export const action = act('health:configure', SettingsForm, async ({ school, resolved, form, t }) => {
  await saveModuleSettings(school, resolved, 'health', form)
  return redirectWithToast(paths.overview(), t('ui.state.saved'))
})

export const meta = titled

/** By which schedule vaccinations are due. */
export default function HealthSettings() {
  const t = useT()
  const { settings, title } = useLoaderData<typeof loader>()
  const { errors, kept } = useAnswer()
  return (
    <FormPage title={title} back={{ href: paths.overview(), label: t('health.name') }} submit={t('ui.action.save')}>
      <Select
        label={t('health.settings.schedule')}
        hint={t('health.settings.schedule_hint')}
        name="schedule"
        defaultValue={kept('schedule', settings.schedule)}
        options={scheduleChoices.map(value => ({ value, label: t(`health.settings.schedule_${value}`) }))}
        error={errors.schedule}
      />
      <TextField
        label={t('health.settings.weeks')}
        hint={t('health.settings.weeks_hint')}
        name="weeksAhead"
        inputMode="numeric"
        defaultValue={kept('weeksAhead', String(settings.weeksAhead))}
        error={errors.weeksAhead}
      />
    </FormPage>
  )
}
