import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { memberOf } from '#tenants/actor.ts'
import { clockNow } from '../clock-now.server.ts'
import { IncidentForm } from '../incident-forms.ts'
import { refusalOf } from '../incident-refusal.ts'
import { incidentRoster } from '../incident-roster.server.ts'
import { saveIncident } from '../incidents.server.ts'
import { paths } from '../paths.ts'
import { IncidentEditor } from '../ui/incident-editor.tsx'

export const loader = load('health:supervise', async ({ school, actor, url, locale, t }) => {
  const roster = await incidentRoster(school, url.searchParams)
  return {
    ...roster,
    incidentId: uuidv7(),
    today: school.today(),
    before: { day: school.today(), time: clockNow(school), firstAidBy: actor.name, tellNow: false },
    memberId: memberOf(actor),
    role: actor.role,
    words: attachmentWords(locale),
    title: t('health.incident.new_title'),
  }
})

export const action = act('health:supervise', IncidentForm, async ({ school, form, t }) => {
  const refused = await saveIncident(school, form)
  if (refused) throw refusalOf(refused)
  return redirectWithToast(paths.incident(form.incidentId), t(`health.incident.written.${form.outcome}`))
})

export const meta = titled

/** The page keeps its id over a failed try, so that the second is the same incident. */
export const shouldRevalidate = () => false

export default function NewIncident() {
  const t = useT()
  const { classes, classId, title, ...editor } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        back={{ href: paths.incidents(classId ?? undefined), label: t('health.incident.back') }}
      />
      {classes.length > 1 ? (
        <nav aria-label={t('health.incident.classes')} className="mb-5 flex flex-wrap gap-2">
          {classes.map(({ id, name }) => (
            <Chip key={id} kind="link" href={paths.newIncident({ class: id })} current={id === classId}>
              {name}
            </Chip>
          ))}
        </nav>
      ) : null}
      {editor.children.length === 0 ? (
        <EmptyState title={t('health.incident.no_children')} text={t('health.incident.no_children_text')} />
      ) : (
        <IncidentEditor key={classId} version={0} photos={[]} {...editor} />
      )}
    </div>
  )
}
