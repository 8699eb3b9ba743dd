import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { healthChild } from '../health-child.server.ts'
import { paths } from '../paths.ts'
import { vaccines } from '../schedules/schedule.ts'
import { scheduleOf } from '../settings.ts'
import { VaccinationFields } from '../ui/vaccination-fields.tsx'
import { VaccinationForm } from '../vaccination-forms.ts'
import { saveVaccination } from '../vaccinations.server.ts'

export const loader = load('health:enter', async ({ school, params, resolved, t }) => {
  const child = await healthChild(school, idFrom(params.childId))
  found(child.mayEnter || undefined)
  // Those of the school's schedule first; families come from elsewhere, too.
  const own = new Set(scheduleOf(resolved).schedule?.doses.map(({ vaccine }) => vaccine) ?? [])
  return {
    child,
    vaccinationId: uuidv7(),
    today: school.today(),
    vaccines: [...own, ...vaccines.filter(each => !own.has(each))],
    title: t('health.vaccination.new'),
  }
})

export const action = act('health:enter', VaccinationForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  const refused = await saveVaccination(school, childId, form)
  if (refused) throw invalid({ day: `health.measure.${refused}` })
  return redirectWithToast(paths.vaccinations(childId), t('ui.state.saved'))
})

export const meta = titled

/** The page keeps its id over a failed try, so that the second is the same entry. */
export const shouldRevalidate = () => false

export default function NewVaccination() {
  const t = useT()
  const { child, title, ...fields } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={child.name}
      back={{ href: paths.vaccinations(child.id), label: t('health.vaccination.title') }}
      submit={t('ui.action.save')}
    >
      <VaccinationFields {...fields} />
    </FormPage>
  )
}
