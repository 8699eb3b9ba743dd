import { useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { portfolioChild } from '../child-observations.server.ts'
import { contribute } from '../contribution.server.ts'
import { ContributionForm } from '../forms.ts'
import { paths } from '../paths.ts'
import { stepsOf } from '../steps.server.ts'
import { HomeForm } from '../ui/home-form.tsx'
import { writerOf } from '../writer.server.ts'

export const loader = load('portfolio:contribute', async ({ school, actor, params, url, locale, t }) => {
  const child = await portfolioChild(school, idFrom(params.childId))
  const wanted = url.searchParams.get('step')
  const step = wanted ? ((await stepsOf(school, child.id)).find(({ id }) => id === wanted) ?? null) : null
  return {
    child,
    step,
    newId: uuidv7(),
    ...writerOf(actor, locale),
    title: t(step ? 'portfolio.home.did_it_title' : 'portfolio.home.title', { name: child.name }),
  }
})

export const action = act(
  'portfolio:contribute',
  ContributionForm,
  async ({ school, params, form: { observationId, ...input }, t }) => {
    const childId = idFrom(params.childId)
    await contribute(school, childId, observationId, input)
    return redirectWithToast(paths.child(childId), t('portfolio.home.sent'))
  },
)

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

/** A family tells what its child did at home. */
export default function FromHome() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { child, title } = data
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('portfolio.home.text')}
        back={{ href: paths.child(child.id), label: child.name }}
      />
      <HomeForm {...data} />
    </div>
  )
}
