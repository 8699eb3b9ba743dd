import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { conditionKinds, severities } from '#db/health-words.ts'
import type { Condition } from '../condition.ts'
import { longestWhat, longestWords } from '../forms.ts'

/** What a condition says, as it is entered or changed. */
export function ConditionFields({
  conditionId,
  versionId,
  condition,
}: {
  conditionId: string
  versionId: string
  /** As it stands; left out for a new one. */
  condition?: Condition
}) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const optional = t('health.form.optional')
  return (
    <>
      <input type="hidden" name="conditionId" value={conditionId} />
      <input type="hidden" name="versionId" value={versionId} />
      {condition ? <input type="hidden" name="seen" value={condition.id} /> : null}
      <Select
        label={t('health.form.kind_label')}
        name="kind"
        defaultValue={kept('kind', condition?.kind ?? 'allergy')}
        options={conditionKinds.map(kind => ({ value: kind, label: t(`health.kind.${kind}`) }))}
        error={errors.kind}
      />
      <TextField
        label={t('health.form.what_label')}
        hint={t('health.form.what_hint')}
        name="what"
        maxLength={longestWhat}
        defaultValue={kept('what', condition?.what ?? '')}
        error={errors.what}
        autoComplete="off"
        required
      />
      <RadioCards
        legend={t('health.form.severity_label')}
        name="severity"
        defaultValue={kept('severity', condition?.severity ?? '')}
        options={severities.map(each => ({
          value: each,
          label: t(`health.severity.${each}`),
          text: t(`health.severity_hint.${each}`),
        }))}
        error={errors.severity}
        required
      />
      <TextArea
        label={t('health.form.todo_label')}
        hint={t('health.form.todo_hint')}
        name="todo"
        maxLength={longestWords}
        defaultValue={kept('todo', condition?.todo ?? '')}
        error={errors.todo}
      />
      <TextField
        label={t('health.form.medicine_label')}
        note={optional}
        hint={t('health.form.medicine_hint')}
        name="medicine"
        maxLength={longestWhat}
        defaultValue={kept('medicine', condition?.medicine ?? '')}
        error={errors.medicine}
        autoComplete="off"
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('health.form.from_label')}
          note={optional}
          type="date"
          name="fromDay"
          defaultValue={kept('fromDay', condition?.fromDay ?? '')}
          error={errors.fromDay}
        />
        <TextField
          label={t('health.form.until_label')}
          note={optional}
          type="date"
          name="untilDay"
          defaultValue={kept('untilDay', condition?.untilDay ?? '')}
          error={errors.untilDay}
        />
      </div>
    </>
  )
}
