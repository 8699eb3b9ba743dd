import { useFetcher } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { schools } from '#db/schema/platform.ts'
import { planIds } from '#tenants/plans.ts'
import { paths } from '../paths.ts'
import { planName } from './plan-name.ts'
import { refusals } from './refusals.ts'

type Plan = Pick<typeof schools.$inferSelect, 'id' | 'plan' | 'planEndsOn'>

/** Which plan a school is on, and until when it may try. `today` is the school's day. */
export function PlanForms({ school, today }: { school: Plan; today: string }) {
  const t = useT()
  const plan = useFetcher()
  const trial = useFetcher()
  return (
    <Card className="flex flex-col gap-7">
      <plan.Form
        data-discover="true"
        method="post"
        action={paths.plan(school.id)}
        className="flex flex-col items-start gap-3"
      >
        <Select
          key={school.plan}
          name="plan"
          label={t('console.plan.label')}
          hint={t('console.plan.hint')}
          defaultValue={school.plan}
          options={planIds.map(id => ({ value: id, label: planName(t, id) }))}
          error={refusals(plan.data).plan}
          fieldClassName="w-full"
        />
        <Button type="submit" variant="secondary" busy={plan.state !== 'idle'} busyLabel={t('ui.state.busy')}>
          {t('console.plan.save')}
        </Button>
      </plan.Form>
      {school.plan === 'trial' && (
        <trial.Form
          data-discover="true"
          method="post"
          action={paths.trial(school.id)}
          className="flex flex-col items-start gap-3"
        >
          <TextField
            key={school.planEndsOn}
            type="date"
            name="until"
            label={t('console.trial.until')}
            hint={t('console.trial.hint')}
            defaultValue={school.planEndsOn ?? today}
            min={today}
            required
            error={refusals(trial.data).until}
            fieldClassName="w-full"
          />
          <Button type="submit" variant="secondary" busy={trial.state !== 'idle'} busyLabel={t('ui.state.busy')}>
            {t('console.trial.save')}
          </Button>
        </trial.Form>
      )}
    </Card>
  )
}
