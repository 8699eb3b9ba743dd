import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Switch } from '#app/ui/switch.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Settings } from '../settings.ts'

/** The hours by which a child should have come and gone, and how soon the office is called again. */
export function HourSettings({ settings }: { settings: Settings }) {
  const t = useT()
  const { errors, kept, ticked } = useAnswer()
  return (
    <>
      <Switch
        name="watch"
        value="on"
        label={t('attendance.setting.watch')}
        hint={t('attendance.setting.watch_hint')}
        defaultChecked={ticked('watch', settings.watch)}
      />
      <TextField
        label={t('attendance.settings.missing_by')}
        hint={t('attendance.settings.missing_by_hint')}
        type="time"
        name="missingBy"
        defaultValue={kept('missingBy', settings.missingBy)}
        error={errors.missingBy}
        className="max-w-40"
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
      <TextField
        label={t('attendance.settings.late_after')}
        hint={t('attendance.settings.late_after_hint')}
        type="time"
        name="lateAfter"
        defaultValue={kept('lateAfter', settings.lateAfter)}
        error={errors.lateAfter}
        className="max-w-40"
        required
      />
      <TextField
        label={t('attendance.settings.closes_at')}
        hint={t('attendance.settings.closes_at_hint')}
        type="time"
        name="closesAt"
        defaultValue={kept('closesAt', settings.closesAt ?? '')}
        error={errors.closesAt}
        className="max-w-40"
      />
    </>
  )
}
