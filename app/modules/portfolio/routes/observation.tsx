import { useLoaderData } from '@remix-run/react'
import { attachmentWords } from '#app/platform/attachments/words.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { may } from '#tenants/permissions.ts'
import { markedGoals } from '../marked-goals.server.ts'
import { paths } from '../paths.ts'
import { mayChange, mayWithdraw } from '../policy.ts'
import { settingsOf } from '../settings.ts'
import { readObservation } from '../shown.server.ts'
import { stepsOf } from '../steps.server.ts'
import { EarlierWordings } from '../ui/earlier-wordings.tsx'
import { GoalMarks } from '../ui/goal-marks.tsx'
import { ObservationActs } from '../ui/observation-acts.tsx'
import { ObservationCard } from '../ui/observation-card.tsx'
import { StepList } from '../ui/step-list.tsx'
import { earlierWordings } from '../wordings.server.ts'

export const loader = load('portfolio:view', async ({ school, actor, resolved, params, locale, t }) => {
  const observation = await readObservation(school, idFrom(params.observationId), locale)
  const observes = may(actor.role, 'portfolio:observe')
  const [about] = observation.children
  const [goals, earlier, steps] = await Promise.all([
    observes && observation.origin === 'school' ? markedGoals(school, observation) : [],
    observes ? earlierWordings(school, observation.id) : [],
    observation.stepId && about ? stepsOf(school, about.id) : [],
  ])
  return {
    observation,
    goals,
    earlier,
    /** Which it answers. */
    answers: steps.filter(({ id }) => id === observation.stepId),
    observes,
    canChange: mayChange(actor, observation),
    canShare:
      observes &&
      (observation.state === 'draft' || observation.state === 'withdrawn') &&
      observation.origin === 'school',
    canReview: may(actor.role, 'portfolio:review') && observation.state === 'waiting',
    canWithdraw: mayWithdraw(actor, observation),
    reviewed: settingsOf(resolved).review,
    words: attachmentWords(locale),
    title: t('portfolio.observation.title'),
  }
})

export const meta = titled

export default function ObservationPage() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { observation, goals, earlier, answers, observes, words, title } = data
  const [first] = observation.children
  const back =
    first && observation.state === 'shared'
      ? { href: paths.child(first.id), label: first.name }
      : { href: paths.start(), label: t('portfolio.name') }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} back={back} actions={<ObservationActs {...data} />} />
      <div className="flex flex-col gap-6">
        {observation.note ? (
          <Banner tone="warn" title={t('portfolio.review.came_back')}>
            <span dir="auto">{observation.note}</span>
          </Banner>
        ) : null}
        <ObservationCard observation={observation} words={words} whole />
        {answers.length > 0 ? (
          <section>
            <SectionHeader title={t('portfolio.steps.title')} />
            <StepList steps={answers} observes={observes} />
          </section>
        ) : null}
        <GoalMarks observation={observation} goals={goals} />
        <EarlierWordings earlier={earlier} />
      </div>
    </div>
  )
}
