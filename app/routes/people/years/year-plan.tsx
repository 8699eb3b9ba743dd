import { redirect, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { TextField } from '#app/ui/text-field.tsx'
import { planYearChange, proposedChange } from '#tenants/people/years/plan.server.ts'
import { paths } from '../paths.ts'
import { atField } from '../refusal.server.ts'
import { ClassStep } from './class-step.tsx'
import { YearPlanForm } from './forms.ts'

export const loader = load('people:edit', async ({ school, t }) => ({
  title: t('people.year.title'),
  newId: uuidv7(),
  today: school.today(),
  proposal: await proposedChange(school),
}))

export const action = act('people:edit', YearPlanForm, async ({ school, form }) => {
  const { changeId, schoolYear, takesOn, classes } = form
  await atField({ conflict: { takesOn: 'people.year.day_over' } }, () =>
    planYearChange(school, changeId, {
      toYear: schoolYear,
      takesOn,
      classes: classes.map(each => ({ ...each, name: each.name ?? '' })),
    }),
  )
  return redirect(paths.yearChange(changeId))
})

export const meta = titled

export default function YearPlan() {
  const t = useT()
  const { title, newId, today, proposal } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  const [changeId] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('people.year.text')}
      back={{ href: paths.classes(), label: t('people.tab.classes') }}
      submit={t('people.year.preview')}
    >
      <input type="hidden" name="changeId" value={typed('changeId') ?? changeId} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="schoolYear"
          label={t('people.year.to')}
          defaultValue={typed('schoolYear') ?? proposal.toYear}
          error={errors.schoolYear}
          required
          autoComplete="off"
        />
        <TextField
          type="date"
          name="takesOn"
          label={t('people.year.day')}
          min={today}
          defaultValue={typed('takesOn') ?? proposal.takesOn}
          error={errors.takesOn}
          required
        />
      </div>
      {proposal.classes.map((class_, index) => (
        <ClassStep key={class_.id} class_={class_} index={index} />
      ))}
    </FormPage>
  )
}
