import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Proposal } from '#tenants/people/years/plan.server.ts'

/** What one class becomes. */
export function ClassStep({ class_, index }: { class_: Proposal['classes'][number]; index: number }) {
  const t = useT()
  const { errors } = useAnswer()
  const [leave, setLeave] = useState(class_.leave)
  const field = (name: string) => `classes[${index}].${name}`
  return (
    <div className="flex flex-col gap-3 border-line/70 border-t pt-5">
      <input type="hidden" name={field('id')} value={class_.id} />
      <TextField
        name={field('name')}
        label={t('people.year.becomes', { name: class_.name })}
        hint={t('people.year.becomes_hint', { year: class_.schoolYear, count: class_.children })}
        defaultValue={class_.next}
        error={errors[field('name')]}
        disabled={leave}
        autoComplete="off"
      />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Checkbox
          name={field('leave')}
          label={t('people.year.leave')}
          checked={leave}
          onChange={event => setLeave(event.currentTarget.checked)}
        />
        {leave ? null : <Checkbox name={field('staff')} label={t('people.year.staff')} defaultChecked />}
      </div>
    </div>
  )
}
