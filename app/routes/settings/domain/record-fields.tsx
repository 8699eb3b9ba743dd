import { useT } from '#app/platform/i18n/provider.tsx'
import { CopyField } from '#app/ui/copy-field.tsx'

/** One DNS record as panels ask for it: type, name, value. */
export function RecordFields({
  record: { type, name, value },
}: {
  record: { type: string; name: string; value: string }
}) {
  const t = useT()
  const copy = { copyLabel: t('settings.domain.copy'), copiedLabel: t('settings.domain.copied') }
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 sm:rounded-card sm:border sm:border-line sm:p-3.5">
      <legend className="font-bold text-sm max-sm:pb-2 sm:px-1.5">{t('settings.domain.record', { type })}</legend>
      <CopyField label={t('settings.domain.record_name')} value={name} {...copy} />
      <CopyField label={t('settings.domain.record_value')} value={value} {...copy} />
    </fieldset>
  )
}
