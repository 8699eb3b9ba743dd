import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { childrenOfClass, suggestedTerms } from '../class-children.server.ts'
import { classToObserve } from '../class-to-observe.server.ts'
import { ObservationForm } from '../forms.ts'
import { writeObservation } from '../observation.server.ts'
import { paths } from '../paths.ts'
import { sharedState } from '../policy.ts'
import { refusalOf } from '../refusal.server.ts'
import { settingsOf } from '../settings.ts'
import { NewForm } from '../ui/new-form.tsx'
import { frameworksOf } from '../vocabulary.server.ts'
import { writerOf } from '../writer.server.ts'

export const loader = load('portfolio:observe', async ({ school, actor, resolved, url, locale, t }) => {
  const settings = settingsOf(resolved)
  const { classes, chosen, childId } = await classToObserve(school, url)
  const [faces, frameworks, suggested] = await Promise.all([
    chosen ? childrenOfClass(school, chosen) : [],
    frameworksOf(school, settings.frameworks, locale, t),
    suggestedTerms(school),
  ])
  return {
    classes,
    chosen,
    observation: {
      id: uuidv7(),
      childIds: childId && faces.some(({ id }) => id === childId) ? [childId] : [],
      on: school.today(),
      text: '',
      words: '',
      areas: [],
      attachments: [],
    },
    faces,
    frameworks,
    suggested,
    today: school.today(),
    reviewed: sharedState(actor.role, settings.review) === 'waiting',
    ...writerOf(actor, locale),
    title: t('portfolio.new.title'),
  }
})

export const action = act(
  'portfolio:observe',
  ObservationForm,
  async ({ school, resolved, form: { observationId, ...input }, t }) => {
    const became = await writeObservation(school, observationId, input, settingsOf(resolved).review)
    if (became === 'future' || became === 'failed_file') throw refusalOf(became)
    return redirectWithToast(paths.observation(observationId), t(`portfolio.written.${became}`))
  },
)

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function NewObservation() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { classes, chosen, faces, title } = data
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} back={{ href: paths.start(chosen ?? undefined), label: t('portfolio.name') }} />
      {classes.length > 1 ? (
        <nav aria-label={t('portfolio.classes')} className="-mx-1 mb-5 flex flex-wrap gap-2 p-1">
          {classes.map(({ id, name }) => (
            <Chip key={id} kind="link" href={paths.new({ classId: id })} current={id === chosen}>
              {name}
            </Chip>
          ))}
        </nav>
      ) : null}
      {faces.length === 0 ? (
        <EmptyState
          title={t(chosen ? 'portfolio.empty.no_children.title' : 'portfolio.empty.no_class.title')}
          text={t(chosen ? 'portfolio.empty.no_children.text' : 'portfolio.empty.no_class.text')}
        />
      ) : (
        <NewForm key={chosen} {...data} />
      )}
    </div>
  )
}
