import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { takeOn } from '#tenants/operators.server.ts'
import { Problem } from '#tenants/problem.ts'
import { ColleagueForm } from './forms.ts'
import { paths } from './paths.ts'

export const loader = load('console:operate', ({ t }) => ({ title: t('console.operators.add') }))

export const action = act('console:operate', ColleagueForm, async ({ operator, form, t }) => {
  try {
    await takeOn(operator.identityId, form)
  } catch (error) {
    if (error instanceof Problem && error.code === 'conflict') throw invalid({ role: 'console.operators.yourself' })
    throw error
  }
  return redirectWithToast(paths.operators(), t('console.operators.added'))
})

export const meta = titled

export default function NewOperator() {
  const t = useT()
  const { title } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  return (
    <FormPage
      title={title}
      text={t('console.operators.add_text')}
      back={{ href: paths.operators(), label: t('console.operators.title') }}
      submit={t('console.operators.save')}
    >
      <TextField
        type="email"
        name="email"
        label={t('console.operators.email')}
        autoComplete="off"
        defaultValue={typed('email')}
        error={errors.email}
        required
      />
      <TextField
        name="name"
        label={t('console.operators.name')}
        hint={t('console.operators.name_hint')}
        autoComplete="off"
        maxLength={80}
        defaultValue={typed('name')}
        error={errors.name}
      />
      <RadioCards
        name="role"
        legend={t('console.operators.role')}
        defaultValue={typed('role') ?? 'support'}
        error={errors.role}
        options={(['support', 'operator'] as const).map(role => ({
          value: role,
          label: t(`console.role.${role}`),
          text: t(`console.operators.role_text.${role}`),
        }))}
      />
    </FormPage>
  )
}
