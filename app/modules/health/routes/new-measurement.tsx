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
import { MeasurementForm } from '../measurement-forms.ts'
import { refusedAt } from '../measurement-refusal.ts'
import { saveMeasurement } from '../measurements.server.ts'
import { paths } from '../paths.ts'
import { lyingOn } from '../ui/lying.ts'
import { MeasurementFields } from '../ui/measurement-fields.tsx'

export const loader = load('health:enter', async ({ school, params, t }) => {
  const child = await healthChild(school, idFrom(params.childId))
  found(child.mayEnter || undefined)
  const today = school.today()
  return {
    ...{ child, today, day: today, measurementId: uuidv7(), title: t('health.measure.new') },
    lying: lyingOn(child.birthDate, today),
  }
})

export const action = act('health:enter', MeasurementForm, async ({ school, params, form, t }) => {
  const childId = idFrom(params.childId)
  const refused = await saveMeasurement(school, { ...form, childId, replaces: undefined })
  if (refused) throw invalid(refusedAt[refused])
  return redirectWithToast(paths.growth(childId), t('ui.state.saved'))
})

export const meta = titled

/** The page keeps its id over a failed try, so that the second is the same measurement. */
export const shouldRevalidate = () => false

export default function NewMeasurement() {
  const t = useT()
  const { child, title, ...fields } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={child.name}
      back={{ href: paths.growth(child.id), label: t('health.growth.title') }}
      submit={t('ui.action.save')}
    >
      <MeasurementFields childId={child.id} {...fields} />
    </FormPage>
  )
}
