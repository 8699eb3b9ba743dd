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
import { saveIncident } from '#tenants/status/incidents.server.ts'
import { draftOf, IncidentForm, typedMoment } from './incident-form.ts'
import { paths } from './paths.ts'
import { IncidentFields } from './ui/incident-fields.tsx'

export const loader = load('console:operate', ({ t }) => ({
  title: t('console.incidents.new'),
  newId: uuidv7(),
  now: typedMoment(new Date()),
}))

export const action = act('console:operate', IncidentForm, async ({ operator, form, t }) => {
  await saveIncident(operator.identityId, draftOf(form))
  return redirectWithToast(paths.incident(form.incidentId), t('console.incident.saved'))
})

export const meta = titled

export default function NewIncident() {
  const t = useT()
  const { title, newId, now } = useLoaderData<typeof loader>()
  const { typed } = useAnswer()
  const [id] = useState(newId)
  return (
    <FormPage
      title={title}
      text={t('console.incident.text')}
      back={{ href: paths.incidents(), label: t('console.incidents.title') }}
      submit={t('console.incident.save')}
    >
      <input type="hidden" name="incidentId" value={typed('incidentId') ?? id} />
      <IncidentFields values={{ titleEn: '', titleZh: '', bodyEn: '', bodyZh: '', startedAt: now, endedAt: '' }} />
    </FormPage>
  )
}
