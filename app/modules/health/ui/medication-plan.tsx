import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { timeFields } from '../medication-forms.ts'

/** When it is given: at which times or as needed, on which days, and how long the package may be used. */
export function PlanFields({ today }: { today: string }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const [plan, setPlan] = useState(kept('plan', 'times'))
  const day = (name: 'fromDay' | 'untilDay' | 'expiresOn', before: string) => (
    <TextField
      label={t(`health.medication.${name}`)}
      name={name}
      type="date"
      min={name === 'fromDay' ? undefined : today}
      defaultValue={kept(name, before)}
      error={errors[name]}
      required
    />
  )
  return (
    <>
      <RadioCards
        legend={t('health.medication.plan')}
        name="plan"
        value={plan}
        onChange={setPlan}
        columns={2}
        options={(['times', 'as_needed'] as const).map(value => ({ value, label: t(`health.medication.${value}`) }))}
        error={errors.plan}
      />
      {plan === 'as_needed' ? (
        <div className="grid grid-cols-2 gap-4">
          <TextField
            label={t('health.medication.mostPerDay')}
            name="mostPerDay"
            inputMode="numeric"
            defaultValue={kept('mostPerDay', '')}
            error={errors.mostPerDay}
            required
          />
          <TextField
            label={t('health.medication.leastHours')}
            name="leastHours"
            inputMode="numeric"
            defaultValue={kept('leastHours', '')}
            error={errors.leastHours}
            required
          />
        </div>
      ) : null}
      <Fieldset
        legend={t(plan === 'times' ? 'health.medication.at_times' : 'health.medication.usual_times')}
        hint={t(plan === 'times' ? 'health.medication.at_times_hint' : 'health.medication.usual_times_hint')}
      >
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {timeFields.map((name, index) => (
            <TextField
              key={name}
              label={t('health.medication.time', { place: index + 1 })}
              name={name}
              type="time"
              defaultValue={kept(name, '')}
              error={errors[name]}
            />
          ))}
        </div>
      </Fieldset>
      <div className="grid gap-4 sm:grid-cols-3">
        {day('fromDay', today)}
        {day('untilDay', '')}
        {day('expiresOn', '')}
      </div>
    </>
  )
}
