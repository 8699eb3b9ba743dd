import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { MedicationOrder } from '../medication.ts'
import { longestReason } from '../medication-forms.ts'

/** A dose by an order, or that it was not given; what to give stands large, since the hands are busy. */
export function DoseFields({ order, time, doseId }: { order: MedicationOrder; time: string | null; doseId: string }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const [kind, setKind] = useState(kept('kind', 'given'))
  return (
    <>
      <input type="hidden" name="doseId" value={doseId} />
      <div>
        <p className="font-extrabold text-2xl">
          {order.dose} {t(`health.unit.${order.unit}`)}
        </p>
        <p className="font-bold text-lg">{order.medicine}</p>
        <p className="text-ink-soft">{order.how}</p>
      </div>
      {order.asNeeded ? null : (
        <Select
          label={t('health.dose_log.time')}
          name="time"
          defaultValue={kept('time', time ?? order.times[0] ?? '')}
          options={order.times.map(value => ({ value, label: value }))}
          error={errors.time}
        />
      )}
      <RadioCards
        legend={t('health.dose_log.kind')}
        name="kind"
        value={kind}
        onChange={setKind}
        columns={2}
        options={(['given', 'not_given'] as const).map(value => ({ value, label: t(`health.dose_log.${value}`) }))}
        error={errors.kind}
      />
      {kind === 'not_given' || errors.reason || kept('reason', '') ? (
        <TextArea
          label={t(kind === 'given' ? 'health.dose_log.off_reason' : 'health.vaccination.reason')}
          hint={t(kind === 'given' ? 'health.dose_log.off_hint' : 'health.dose_log.reason_hint')}
          name="reason"
          rows={2}
          maxLength={longestReason}
          defaultValue={kept('reason', '')}
          error={errors.reason}
          required
        />
      ) : null}
      {kind === 'given' && errors.anyway ? (
        <Checkbox name="anyway" label={t('health.dose_log.anyway')} error={errors.anyway} />
      ) : null}
    </>
  )
}
