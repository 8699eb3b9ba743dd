import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { Problem } from '#tenants/problem.ts'
import { childrenToChoose } from '../children-to-choose.server.ts'
import { suggestedTerms } from '../class-children.server.ts'
import { ObservationForm } from '../forms.ts'
import { changeObservation } from '../observation.server.ts'
import { paths } from '../paths.ts'
import { mayChange, sharedState } from '../policy.ts'
import { refusalOf } from '../refusal.server.ts'
import { settingsOf } from '../settings.ts'
import { readObservation } from '../shown.server.ts'
import { ObservationEditor } from '../ui/observation-editor.tsx'
import { frameworksOf } from '../vocabulary.server.ts'
import { writerOf } from '../writer.server.ts'

export const loader = load('portfolio:observe', async ({ school, actor, resolved, params, locale, t }) => {
  const settings = settingsOf(resolved)
  const observation = await readObservation(school, idFrom(params.observationId), locale)
  if (!mayChange(actor, observation)) throw new Problem('not_found')
  const [faces, frameworks, suggested] = await Promise.all([
    childrenToChoose(school, observation.children),
    frameworksOf(school, settings.frameworks, locale, t),
    suggestedTerms(school),
  ])
  return {
    observation: { ...observation, childIds: observation.children.map(({ id }) => id) },
    out: observation.state === 'shared',
    topic: null,
    faces,
    frameworks,
    suggested,
    today: school.today(),
    reviewed: sharedState(actor.role, settings.review) === 'waiting',
    ...writerOf(actor, locale),
    title: t('portfolio.edit.title'),
  }
})

export const action = act('portfolio:observe', ObservationForm, async ({ school, resolved, params, form, t }) => {
  const { observationId: _page, ...input } = form
  const id = idFrom(params.observationId)
  const became = await changeObservation(school, id, input, settingsOf(resolved).review)
  if (became === 'future' || became === 'failed_file') throw refusalOf(became)
  return redirectWithToast(paths.observation(id), t(`portfolio.written.${became}`))
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function EditObservation() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={data.title}
        back={{ href: paths.observation(data.observation.id), label: t('portfolio.observation.title') }}
      />
      <ObservationEditor {...data} />
    </div>
  )
}
