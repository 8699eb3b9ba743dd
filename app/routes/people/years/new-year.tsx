import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { usualYear } from '#tenants/people/years/year-dates.ts'
import { yearsOf } from '#tenants/people/years/years.server.ts'
import { paths } from '../paths.ts'
import { NewYearForm } from './forms.ts'
import { keepYear } from './kept-year.server.ts'
import { YearFields } from './year-fields.tsx'

export const loader = load('people:edit', async ({ school, t }) => {
  const [latest] = await yearsOf(school)
  const from = latest
    ? `${Number(latest.endsOn.slice(0, 4)) + 1}${latest.endsOn.slice(4).replace('02-29', '02-28')}`
    : school.today()
  return { title: t('people.years.add'), newId: uuidv7(), year: usualYear(school.facts.country, from) }
})

export const action = act('people:edit', NewYearForm, async ({ form: { yearId, ...year }, ...request }) => {
  await keepYear(request, yearId, year)
  return redirectWithToast(paths.classes(), request.t('ui.state.saved'))
})

export const meta = titled

export default function NewYear() {
  const t = useT()
  const { title, newId, year } = useLoaderData<typeof loader>()
  const { typed } = useAnswer()
  const [yearId] = useState(newId)
  return (
    <FormPage
      title={title}
      back={{ href: paths.classes(), label: t('people.tab.classes') }}
      submit={t('ui.action.save')}
    >
      <input type="hidden" name="yearId" value={typed('yearId') ?? yearId} />
      <YearFields year={year} />
    </FormPage>
  )
}
