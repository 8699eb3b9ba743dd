import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { mostPerAdult } from '../limits.ts'
import type { Settings } from '../settings.ts'

/** How many children one adult may look after, in the school and in single classes. */
export function RatioSettings({
  settings: { ratio, ratios },
  classes,
}: {
  settings: Settings
  classes: readonly { id: string; name: string }[]
}) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const field = (name: string, label: string, hint: string | undefined, value: number | null | undefined) => (
    <TextField
      key={name}
      label={label}
      hint={hint}
      type="number"
      inputMode="numeric"
      min={1}
      max={mostPerAdult}
      name={name}
      defaultValue={kept(name, value ? String(value) : '')}
      error={errors[name]}
      className="max-w-40"
    />
  )
  return (
    <section>
      <SectionHeader title={t('attendance.ratio.title')} text={t('attendance.ratio.text')} />
      <Card className="flex flex-col gap-6">
        {field('ratio', t('attendance.ratio.field'), t('attendance.ratio.field_hint'), ratio)}
        {classes.map(({ id, name }, index) => (
          <div key={id}>
            <input type="hidden" name={`ratios[${index}].classId`} value={id} />
            {field(`ratios[${index}].children`, name, undefined, ratios[id])}
          </div>
        ))}
      </Card>
    </section>
  )
}
