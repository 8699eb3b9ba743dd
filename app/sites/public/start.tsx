import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { type PlanId, plans, trialDays } from '#tenants/plans.ts'
import { allModules } from '#tenants/registry.ts'
import { Features } from './start/features.tsx'
import { Hero } from './start/hero.tsx'
import { LastWord } from './start/last-word.tsx'
import { Looks } from './start/looks.tsx'
import { Plans } from './start/plans.tsx'
import { Promises } from './start/promises.tsx'

const shown: readonly PlanId[] = ['free', 'basic', 'plus']

export const loader = load('public:visit', ({ t }) => ({
  title: t('public.start.title'),
  description: t('public.start.text'),
  trialDays,
  modules: allModules().map(({ id }) => ({
    id,
    name: t(`${id}.name` as MessageKey),
    summary: t(`${id}.summary` as MessageKey),
  })),
  plans: shown.map(id => ({
    id,
    children: plans[id].children,
    storageGb: plans[id].storageGb,
    modules: allModules()
      .filter(manifest => plans[manifest.plan].rank <= plans[id].rank)
      .map(manifest => t(`${manifest.id}.name` as MessageKey)),
  })),
}))

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: `Cubby · ${data.title}` }, { name: 'description', content: data.description }] : []

export default function Start() {
  const { trialDays, modules, plans } = useLoaderData<typeof loader>()
  return (
    <>
      <Hero trialDays={trialDays} />
      <Features />
      <Looks />
      <Promises />
      <Plans plans={plans} modules={modules} trialDays={trialDays} />
      <LastWord trialDays={trialDays} />
    </>
  )
}
