import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { siblingsOf } from '#tenants/people/own-children.server.ts'
import { may } from '#tenants/permissions.ts'
import { portfolioChild } from '../child-observations.server.ts'
import { StepForm } from '../forms.ts'
import { goalsNoted } from '../goals-noted.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { planStep, stepsOf } from '../steps.server.ts'
import { ChildHead } from '../ui/child-head.tsx'
import { GoalList } from '../ui/goal-list.tsx'
import { StepForm as StepFields } from '../ui/step-form.tsx'
import { StepList } from '../ui/step-list.tsx'
import { frameworksOf } from '../vocabulary.server.ts'

export const loader = load('portfolio:view', async ({ school, actor, resolved, params, locale, t }) => {
  const childId = idFrom(params.childId)
  const child = await portfolioChild(school, childId)
  const frameworks = await frameworksOf(school, settingsOf(resolved).frameworks, locale, t)
  const [steps, goals, siblings] = await Promise.all([
    stepsOf(school, childId),
    goalsNoted(school, childId, locale),
    siblingsOf(school),
  ])
  return {
    child,
    steps,
    goals,
    siblings,
    frameworks,
    newId: uuidv7(),
    observes: may(actor.role, 'portfolio:observe'),
    title: child.fullName,
  }
})

export const action = act('portfolio:observe', StepForm, async ({ school, params, form: { stepId, ...input }, t }) => {
  const childId = idFrom(params.childId)
  await planStep(school, childId, stepId, input)
  return redirectWithToast(paths.progress(childId), t('portfolio.steps.planned'))
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

/** Next steps of a child, and how far it is with which goals. */
export default function Progress() {
  const t = useT()
  const { child, steps, goals, siblings, frameworks, newId, observes } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <ChildHead child={child} siblings={siblings} observes={observes} at="progress" />
      <section className="mb-10 flex flex-col gap-4">
        <SectionHeader title={t('portfolio.steps.title')} />
        {steps.length === 0 ? (
          <p className="text-ink-soft">{t(observes ? 'portfolio.steps.none_staff' : 'portfolio.steps.none_family')}</p>
        ) : (
          <StepList steps={steps} observes={observes} />
        )}
        {observes ? <StepFields key={newId} stepId={newId} frameworks={frameworks} /> : null}
      </section>
      <GoalList childId={child.id} goals={goals} observes={observes} />
    </div>
  )
}
