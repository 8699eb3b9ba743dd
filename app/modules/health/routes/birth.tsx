import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { saveBirth } from '../birth.server.ts'
import { healthChild } from '../health-child.server.ts'
import { BirthForm } from '../measurement-forms.ts'
import { measurementsOf } from '../measurements.server.ts'
import { paths } from '../paths.ts'

export const loader = load('health:enter', async request => {
  const childId = idFrom(request.params.childId)
  await openSensitive(request, childId, 'growth')
  const [child, { birth }] = await Promise.all([
    healthChild(request.school, childId),
    measurementsOf(request.school, childId),
  ])
  found(child.mayEnter || undefined)
  return { child, birth, title: request.t('health.birth.title') }
})

export const action = act('health:enter', BirthForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  await saveBirth(school, childId, form)
  return redirectWithToast(paths.growth(childId), t('ui.state.saved'))
})

export const meta = titled

/** By what growth is judged: WHO's tables are of girls and of boys, and a child born early is compared with younger ones. */
export default function BirthPage() {
  const t = useT()
  const { child, birth, title } = useLoaderData<typeof loader>()
  const { errors, kept } = useAnswer()
  return (
    <FormPage
      title={title}
      text={t('health.birth.text', { name: child.shortName })}
      back={{ href: paths.growth(child.id), label: t('health.growth.title') }}
      submit={t('ui.action.save')}
    >
      <RadioCards
        legend={t('health.birth.sex')}
        hint={t('health.birth.sex_hint')}
        name="sex"
        columns={2}
        defaultValue={kept('sex', birth?.sex ?? '')}
        options={(['female', 'male'] as const).map(value => ({ value, label: t(`health.birth.${value}`) }))}
        error={errors.sex}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t('health.birth.weeks_label')}
          note={t('health.form.optional')}
          hint={t('health.birth.weeks_hint')}
          name="weeks"
          inputMode="numeric"
          defaultValue={kept('weeks', birth?.weeks?.toString() ?? '')}
          error={errors.weeks}
        />
        <TextField
          label={t('health.birth.days_label')}
          note={t('health.form.optional')}
          hint={t('health.birth.days_hint')}
          name="days"
          inputMode="numeric"
          defaultValue={kept('days', birth?.weeks ? birth.days.toString() : '')}
          error={errors.days}
        />
      </div>
    </FormPage>
  )
}
