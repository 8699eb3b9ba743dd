import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'
import type { Settings } from '../settings.ts'
import { SettingHour, SettingSwitch } from './setting-fields.tsx'

/** The hours by which a child should have come and gone, and how soon the office is called again. */
export function HourSettings({ settings }: { settings: Settings }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  return (
    <>
      <SettingSwitch name="watch" settings={settings} />
      <SettingHour
        name="missingBy"
        settings={settings}
        label={t('attendance.settings.missing_by')}
        hint={t('attendance.settings.missing_by_hint')}
        required
      />
      <TextField
        label={t('attendance.settings.escalate_after')}
        hint={t('attendance.settings.escalate_after_hint')}
        type="number"
        inputMode="numeric"
        min={5}
        max={240}
        name="escalateAfter"
        defaultValue={kept('escalateAfter', String(settings.escalateAfter))}
        error={errors.escalateAfter}
        className="max-w-40"
        required
      />
      <SettingHour
        name="lateAfter"
        settings={settings}
        label={t('attendance.settings.late_after')}
        hint={t('attendance.settings.late_after_hint')}
        required
      />
      <SettingHour
        name="closesAt"
        settings={settings}
        label={t('attendance.settings.closes_at')}
        hint={t('attendance.settings.closes_at_hint')}
      />
    </>
  )
}
