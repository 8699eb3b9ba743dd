import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { doseUnits } from '../medication.ts'
import { longestHow, longestMedicine } from '../medication-forms.ts'

/** What is given, how much of it, how and why. */
export function OrderFields({ orderId }: { orderId: string }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  return (
    <>
      <input type="hidden" name="orderId" value={orderId} />
      <TextField
        label={t('health.medication.medicine')}
        hint={t('health.medication.medicine_hint')}
        name="medicine"
        maxLength={longestMedicine}
        defaultValue={kept('medicine', '')}
        error={errors.medicine}
        autoComplete="off"
        required
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={t('health.medication.dose')}
          name="dose"
          inputMode="decimal"
          defaultValue={kept('dose', '')}
          error={errors.dose}
          autoComplete="off"
          required
        />
        <Select
          label={t('health.medication.unit')}
          name="unit"
          defaultValue={kept('unit', 'ml')}
          options={doseUnits.map(value => ({ value, label: t(`health.unit.${value}`) }))}
          error={errors.unit}
        />
      </div>
      <TextField
        label={t('health.medication.how')}
        hint={t('health.medication.how_hint')}
        name="how"
        maxLength={longestHow}
        defaultValue={kept('how', '')}
        error={errors.how}
        autoComplete="off"
        required
      />
      <TextArea
        label={t('health.medication.why')}
        hint={t('health.medication.why_hint')}
        name="why"
        rows={2}
        maxLength={longestHow}
        defaultValue={kept('why', '')}
        error={errors.why}
        required
      />
      <TextField
        label={t('health.medication.storage')}
        note={t('health.form.optional')}
        hint={t('health.medication.storage_hint')}
        name="storage"
        maxLength={longestHow}
        defaultValue={kept('storage', '')}
        error={errors.storage}
        autoComplete="off"
      />
    </>
  )
}
