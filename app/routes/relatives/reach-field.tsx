import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { reaches } from '#tenants/people/relatives/relation.ts'

/** How far back a relative sees. */
export function ReachField({ before }: { before?: string }) {
  const t = useT()
  const { errors, typed } = useAnswer()
  return (
    <RadioCards
      name="reach"
      legend={t('relatives.reach.legend')}
      required
      defaultValue={typed('reach') ?? before}
      error={errors.reach}
      options={reaches.map(value => ({
        value,
        label: t(`relatives.reach.${value}`),
        text: t(`relatives.reach.${value}_text`),
      }))}
    />
  )
}
