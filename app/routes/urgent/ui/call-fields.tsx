import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { longestCall } from '#tenants/urgent/limits.ts'
import type { CallDraft } from '../forms.ts'

export interface CallFieldsProps {
  /** What stood here before it was looked at. */
  draft: CallDraft | null
  classes: readonly { id: string; name: string }[]
}

/** What a call says, to whom, and what it asks. */
export function CallFields({ draft, classes }: CallFieldsProps) {
  const t = useT()
  const { errors, kept, picked } = useAnswer()
  const [audience, setAudience] = useState(kept('audience', draft?.audience ?? 'everybody'))
  const chosen = picked('classIds', draft?.classIds ?? [])
  return (
    <>
      <TextArea
        name="words"
        label={t('urgent.new.words')}
        hint={t('urgent.new.words_hint')}
        defaultValue={kept('words', draft?.words ?? '')}
        maxLength={longestCall}
        error={errors.words}
        required
        rows={4}
        className="min-h-32 text-lg"
      />
      <RadioCards
        name="audience"
        legend={t('urgent.new.audience')}
        error={errors.audience}
        value={audience}
        onChange={setAudience}
        options={[
          { value: 'everybody', label: t('urgent.new.everybody'), text: t('urgent.new.everybody_text') },
          { value: 'staff', label: t('urgent.new.staff') },
          { value: 'classes', label: t('urgent.new.classes') },
        ]}
      />
      {audience === 'classes' ? (
        <Fieldset legend={t('urgent.new.which')} error={errors.classIds}>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {classes.map(({ id, name }) => (
              <Checkbox key={id} name="classIds" value={id} label={name} defaultChecked={chosen.includes(id)} />
            ))}
          </div>
        </Fieldset>
      ) : null}
      <RadioCards
        name="question"
        legend={t('urgent.new.question')}
        error={errors.question}
        defaultValue={kept('question', draft?.question ?? 'safe')}
        columns={2}
        options={[
          { value: 'safe', label: t('urgent.new.safe'), text: t('urgent.new.safe_text') },
          { value: 'received', label: t('urgent.new.received'), text: t('urgent.new.received_text') },
        ]}
      />
      <p className="text-ink-soft text-sm">{t('urgent.new.look_hint')}</p>
    </>
  )
}
