import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Switch } from '#app/ui/switch.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Settings } from '../settings.ts'

/** A setting that is on or off. */
export function SettingSwitch({
  name,
  settings,
}: {
  name: 'watch' | 'checks' | 'noonChecks' | 'checkAlertSigns' | 'checkTellGuardians' | 'kioskSignature'
  settings: Settings
}) {
  const t = useT()
  const { ticked } = useAnswer()
  return (
    <Switch
      name={name}
      value="on"
      label={t(`attendance.setting.${name}`)}
      hint={t(`attendance.setting.${name}_hint`)}
      defaultChecked={ticked(name, settings[name])}
    />
  )
}

/** An hour of the day. */
export function SettingHour({
  name,
  settings,
  ...words
}: {
  name: 'missingBy' | 'lateAfter' | 'closesAt' | 'noonFrom'
  settings: Settings
  label: string
  hint: string
  required?: boolean
}) {
  const { errors, kept } = useAnswer()
  return (
    <TextField
      {...words}
      type="time"
      name={name}
      defaultValue={kept(name, settings[name] ?? '')}
      error={errors[name]}
      className="max-w-40"
    />
  )
}
