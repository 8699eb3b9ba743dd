import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { memberOf } from '#tenants/actor.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { found } from '#tenants/problem.ts'
import { IncidentForm } from '../incident-forms.ts'
import { openIncident } from '../incident-opening.server.ts'
import { refusalOf } from '../incident-refusal.ts'
import { childOfIncident, saveIncident } from '../incidents.server.ts'
import { paths } from '../paths.ts'
import { IncidentEditor } from '../ui/incident-editor.tsx'

export const loader = load('health:supervise', async request => {
  const { school, actor, locale, t } = request
  const incident = await openIncident(request)
  found(incident.state === 'draft' || undefined)
  const { child, report, day, tellNow, version, photos } = incident
  return {
    child,
    editor: {
      incidentId: incident.id,
      version,
      childId: child.id,
      children: [],
      before: { ...found(report ?? undefined), day, tellNow },
      photos,
      today: school.today(),
      memberId: memberOf(actor),
      role: actor.role,
      words: attachmentWords(locale),
    },
    title: t('health.incident.edit_title'),
  }
})

export const action = act('health:supervise', IncidentForm, async ({ school, params, form, t }) => {
  const incidentId = idFrom(params.incidentId)
  const { childId } = await childOfIncident(school, incidentId)
  const refused = await saveIncident(school, { ...form, incidentId, childId })
  if (refused) throw refusalOf(refused)
  return redirectWithToast(paths.incident(incidentId), t(`health.incident.written.${form.outcome}`))
})

export const meta = titled

/** The page keeps what it showed over a failed try: what another saved meanwhile is not to be written over unseen. */
export const shouldRevalidate = () => false

export default function EditIncident() {
  const t = useT()
  const { child, editor, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={child.name}
        back={{ href: paths.incident(editor.incidentId), label: t('health.incident.one') }}
      />
      <IncidentEditor {...editor} />
    </div>
  )
}
