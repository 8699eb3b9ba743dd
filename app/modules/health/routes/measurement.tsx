import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { healthChild } from '../health-child.server.ts'
import { MeasurementForm } from '../measurement-forms.ts'
import { refusedAt } from '../measurement-refusal.ts'
import { childOfMeasurement, measurementsOf, saveMeasurement } from '../measurements.server.ts'
import { paths } from '../paths.ts'
import { MeasurementFields } from '../ui/measurement-fields.tsx'

export const loader = load('health:enter', async request => {
  const measurementId = idFrom(request.params.measurementId)
  const childId = await childOfMeasurement(request.school, measurementId)
  await openSensitive(request, childId, 'growth')
  const [child, { measurements }] = await Promise.all([
    healthChild(request.school, childId),
    measurementsOf(request.school, childId),
  ])
  found(child.mayEnter || undefined)
  const measurement = found(measurements.find(({ id }) => id === measurementId))
  return {
    ...{ child, measurement, day: measurement.day, measurementId: uuidv7(), today: request.school.today() },
    title: request.t('health.measure.correct'),
  }
})

export const action = act('health:enter', MeasurementForm, async ({ school, params, form, t }) => {
  const replaces = idFrom(params.measurementId)
  const childId = await childOfMeasurement(school, replaces)
  const refused = await saveMeasurement(school, { ...form, childId, replaces })
  if (refused) throw invalid(refusedAt[refused])
  return redirectWithToast(paths.growth(childId), t('ui.state.saved'))
})

export const meta = titled

/** The page keeps what it showed over a failed try: what another corrected meanwhile is not to be written over unseen. */
export const shouldRevalidate = () => false

export default function MeasurementPage() {
  const t = useT()
  const { child, title, ...fields } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={t('health.measure.correct_text', { name: child.name })}
      back={{ href: paths.growth(child.id), label: t('health.growth.title') }}
      submit={t('ui.action.save')}
    >
      <MeasurementFields childId={child.id} lying={false} {...fields} />
    </FormPage>
  )
}
