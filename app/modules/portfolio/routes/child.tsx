import { useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { siblingsOf } from '#tenants/people/own-children.server.ts'
import { may } from '#tenants/permissions.ts'
import { childObservations, portfolioChild } from '../child-observations.server.ts'
import { timelineFilterOf } from '../forms.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { stepsOf } from '../steps.server.ts'
import { ChildHead } from '../ui/child-head.tsx'
import { ObservationList } from '../ui/observation-list.tsx'
import { StepList } from '../ui/step-list.tsx'
import { TimelineEmpty } from '../ui/timeline-empty.tsx'
import { TimelineFilters } from '../ui/timeline-filters.tsx'
import { frameworksOf } from '../vocabulary.server.ts'

export const loader = load('portfolio:view', async ({ school, actor, resolved, params, url, locale, t }) => {
  const childId = idFrom(params.childId)
  const filter = timelineFilterOf(url.searchParams)
  const child = await portfolioChild(school, childId)
  const observes = may(actor.role, 'portfolio:observe')
  const [page, frameworks, siblings, steps] = await Promise.all([
    childObservations(school, childId, filter, locale),
    frameworksOf(school, settingsOf(resolved).frameworks, locale, t),
    siblingsOf(school),
    observes || filter.before ? [] : stepsOf(school, childId),
  ])
  return {
    child,
    page,
    areas: frameworks.flatMap(framework => framework.areas.map(({ key, name }) => ({ key, name }))),
    siblings,
    toTry: steps.filter(({ doneAt }) => doneAt === null),
    chosen: { area: filter.area, from: filter.origin },
    older: filter.before !== undefined,
    observes,
    words: attachmentWords(locale),
    title: child.fullName,
  }
})

export const meta = titled

/** A child's portfolio, newest first. */
export default function ChildPage() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { child, page, areas, siblings, toTry, chosen, older, observes, words } = data
  return (
    <div className="mx-auto max-w-2xl">
      <ChildHead child={child} siblings={siblings} observes={observes} at="timeline" />
      {toTry.length > 0 ? (
        <section className="mb-8">
          <SectionHeader title={t('portfolio.steps.try')} />
          <StepList steps={toTry} observes={false} />
        </section>
      ) : null}
      <TimelineFilters childId={child.id} areas={areas} chosen={chosen} />
      {page.observations.length === 0 ? (
        <TimelineEmpty child={child} observes={observes} narrowed={older || Boolean(chosen.area || chosen.from)} />
      ) : (
        <ObservationList observations={page.observations} words={words} />
      )}
      <footer className="mt-8 flex flex-wrap justify-center gap-3">
        {page.next ? (
          <Button variant="secondary" href={paths.child(child.id, { ...chosen, before: page.next })}>
            {t('portfolio.child.older')}
          </Button>
        ) : null}
        {older ? (
          <Button variant="ghost" href={paths.child(child.id, chosen)}>
            {t('portfolio.child.newest')}
          </Button>
        ) : null}
      </footer>
    </div>
  )
}
