import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { saveModuleSettings } from '#tenants/switchboard.server.ts'
import { countryLine } from '../check-policy.ts'
import { formatWeekday } from '../clock.ts'
import { SettingsForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { classesOn } from '../register.server.ts'
import { settingsOf } from '../settings.ts'
import { CheckSettings } from '../ui/check-settings.tsx'
import { HourSettings } from '../ui/hour-settings.tsx'
import { KioskSettings } from '../ui/kiosk-settings.tsx'
import { RatioSettings } from '../ui/ratio-settings.tsx'

export const loader = load('attendance:configure', async ({ school, resolved, t }) => ({
  classes: (await school.read(q => classesOn(q, school, school.today()))).map(({ id, name }) => ({ id, name })),
  settings: settingsOf(resolved),
  countryLine: countryLine(resolved.facts.country),
  title: t('attendance.settings.title'),
}))

export const action = act('attendance:configure', SettingsForm, async ({ school, resolved, form, t }) => {
  await saveModuleSettings(school, resolved, 'attendance', form)
  return redirectWithToast(paths.today(), t('ui.state.saved'))
})

export const meta = titled

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** Hours and days by which the register judges. */
export default function AttendanceSettings() {
  const { t, locale } = useLanguage()
  const { classes, settings, countryLine, title } = useLoaderData<typeof loader>()
  const { errors, picked, busy } = useAnswer()
  const days = picked('schoolDays', settings.schoolDays.map(String)).map(Number)
  return (
    <>
      <PageHeader title={title} back={{ href: paths.today(), label: t('attendance.settings.back') }} />
      <Form method="post" noValidate className="flex flex-col gap-6">
        <Card as="section" className="flex flex-col gap-6">
          <HourSettings settings={settings} />
          <Fieldset legend={t('attendance.settings.days')} error={errors.schoolDays}>
            <div className="flex flex-wrap gap-2">
              {weekdays.map(day => (
                <Chip key={day} kind="check" name="schoolDays" value={String(day)} defaultChecked={days.includes(day)}>
                  {formatWeekday(locale, day)}
                </Chip>
              ))}
            </div>
          </Fieldset>
        </Card>
        <RatioSettings settings={settings} classes={classes} />
        <CheckSettings settings={settings} countryLine={countryLine} />
        <KioskSettings settings={settings} />
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('ui.action.save')}
        </Button>
      </Form>
    </>
  )
}
