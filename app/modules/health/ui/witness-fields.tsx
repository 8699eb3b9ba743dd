import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { PinField } from '#app/ui/pin-field.tsx'
import { Select } from '#app/ui/select.tsx'
import type { Dose, witnessStateOf } from '../dose-policy.ts'

/** Who was there, with their own PIN; or how the dose stands when there is nothing to confirm any more. */
export function WitnessFields({
  dose,
  state,
  until,
  colleagues,
  zone,
}: {
  dose: Dose
  state: ReturnType<typeof witnessStateOf>
  /** ISO instant. */
  until: string
  colleagues: readonly { id: string; name: string }[]
  zone: string
}) {
  const { t, locale } = useLanguage()
  const { errors, kept } = useAnswer()
  const given = t('health.witness.given', { name: dose.by, time: formatMoment(locale, zone, dose.at) })
  if (dose.mistaken) return <Banner tone="info">{t('health.witness.refused.mistaken')}</Banner>
  if (state === 'witnessed')
    return <Banner tone="ok">{t('health.dose_log.witnessed_by', { name: dose.witness ?? '' })}</Banner>
  if (state === 'missing') return <Banner tone="warn">{t('health.witness.refused.late')}</Banner>
  return (
    <>
      <p>{given}</p>
      <p className="text-ink-soft">{t('health.witness.text', { time: formatMoment(locale, zone, until) })}</p>
      {colleagues.length === 0 ? (
        <Banner tone="warn">{t('health.witness.nobody')}</Banner>
      ) : (
        <>
          <Select
            label={t('health.witness.who')}
            name="witnessId"
            placeholder={t('health.witness.choose')}
            defaultValue={kept('witnessId', '')}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            error={errors.witnessId}
            required
          />
          <PinField label={t('health.witness.pin')} hint={t('health.witness.pin_hint')} error={errors.pin} />
        </>
      )}
    </>
  )
}
