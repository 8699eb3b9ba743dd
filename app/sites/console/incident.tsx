import { useLoaderData } from '@remix-run/react'
import CircleCheck from 'lucide-react/icons/circle-check'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { found } from '#tenants/problem.ts'
import { incidentOf, saveIncident } from '#tenants/status/incidents.server.ts'
import { draftOf, IncidentForm, typedMoment } from './incident-form.ts'
import { paths } from './paths.ts'
import { ConfirmButton } from './ui/confirm-button.tsx'
import { IncidentFields } from './ui/incident-fields.tsx'

export const loader = load('console:view', async ({ params, operator, locale }) => {
  const { id, titleEn, titleZh, bodyEn, bodyZh, startedAt, endedAt } = await incidentOf(idFrom(params.statusIncidentId))
  return {
    title: locale === 'zh-Hans' ? titleZh : titleEn,
    id,
    isOpen: endedAt === null,
    mayWrite: may(operator.role, 'console:operate'),
    values: {
      ...{ titleEn, titleZh, bodyEn, bodyZh },
      startedAt: typedMoment(startedAt),
      endedAt: endedAt ? typedMoment(endedAt) : '',
    },
  }
})

export const action = act('console:operate', IncidentForm, async ({ operator, params, form, t }) => {
  const id = found(form.incidentId === idFrom(params.statusIncidentId) ? form.incidentId : null)
  await incidentOf(id)
  await saveIncident(operator.identityId, draftOf(form))
  return redirectWithToast(paths.incident(id), t('console.incident.saved'))
})

export const meta = titled

export default function Incident() {
  const t = useT()
  const { title, id, isOpen, mayWrite, values } = useLoaderData<typeof loader>()
  return (
    <FormPage
      title={title}
      text={t('console.incident.text')}
      back={{ href: paths.incidents(), label: t('console.incidents.title') }}
      submit={mayWrite ? t('console.incident.save') : null}
      after={
        mayWrite && isOpen ? (
          <ConfirmButton
            action={paths.endIncident(id)}
            label={t('console.incident.end')}
            icon={CircleCheck}
            title={t('console.incident.end_title')}
            text={t('console.incident.end_text')}
            confirm={t('console.incident.end')}
          />
        ) : null
      }
    >
      <input type="hidden" name="incidentId" value={id} />
      <IncidentFields key={`${id} ${values.endedAt}`} values={values} />
    </FormPage>
  )
}
