import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Settings } from '../settings.ts'
import { formatTemperature } from './check-line.ts'
import { SettingHour, SettingSwitch } from './setting-fields.tsx'

/** Whether and how children are looked at in the morning and at noon. */
export function CheckSettings({ settings, countryLine }: { settings: Settings; countryLine: number }) {
  const { t, locale } = useLanguage()
  const { errors, kept } = useAnswer()
  const { checkAlertFrom } = settings
  return (
    <section>
      <SectionHeader title={t('attendance.check.settings.title')} />
      <Card className="flex flex-col gap-6">
        <SettingSwitch name="checks" settings={settings} />
        <SettingSwitch name="noonChecks" settings={settings} />
        <SettingHour
          name="noonFrom"
          settings={settings}
          label={t('attendance.check.settings.noon_from')}
          hint={t('attendance.check.settings.noon_from_hint')}
          required
        />
        <TextField
          label={t('attendance.check.settings.alert_from')}
          hint={t('attendance.check.settings.alert_from_hint', { degrees: formatTemperature(locale, countryLine) })}
          type="number"
          inputMode="decimal"
          min={36}
          max={40}
          step={0.1}
          name="checkAlertFrom"
          defaultValue={kept('checkAlertFrom', checkAlertFrom === null ? '' : String(checkAlertFrom))}
          error={errors.checkAlertFrom}
          className="max-w-40"
        />
        <SettingSwitch name="checkAlertSigns" settings={settings} />
        <TextField
          label={t('attendance.check.settings.outbreak_from')}
          hint={t('attendance.check.settings.outbreak_from_hint')}
          type="number"
          inputMode="numeric"
          min={1}
          name="outbreakFrom"
          defaultValue={kept('outbreakFrom', settings.outbreakFrom === null ? '' : String(settings.outbreakFrom))}
          error={errors.outbreakFrom}
          className="max-w-40"
        />
        <SettingSwitch name="checkTellGuardians" settings={settings} />
      </Card>
    </section>
  )
}
