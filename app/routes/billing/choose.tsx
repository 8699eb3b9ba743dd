import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { holdingOf, offeredPrice } from '#tenants/billing/choosing.server.ts'
import { effectOf } from '#tenants/billing/offer.ts'
import { currencies, intervals } from '#tenants/billing/prices.ts'
import { subscriptionCurrency } from '#tenants/billing/subscription.server.ts'
import { usageOf } from '#tenants/billing/usage.server.ts'
import { isPaidPlan, offeredPlanIds, planHas, plans } from '#tenants/plans.ts'
import { allModules } from '#tenants/registry.ts'
import { choiceIn } from './choice.ts'
import { paths } from './paths.ts'
import { PlanOffer } from './plan-offer.tsx'

export const loader = load('billing:manage', async ({ school, url, t }) => {
  const [holding, { used }, paying] = await Promise.all([
    holdingOf(school),
    usageOf(school),
    subscriptionCurrency(school),
  ])
  const asked = choiceIn(url, school.facts.country)
  const choice = { ...asked, currency: paying ?? asked.currency }
  return {
    title: t('billing.choose.title'),
    children: used.children,
    /** One that pays stays with its currency. */
    currencies: paying ? [paying] : currencies,
    choice,
    offers: offeredPlanIds.map((id, at) => ({
      id,
      perChild: isPaidPlan(id) ? offeredPrice(school, id, choice).perChild : 0,
      limits: plans[id],
      effect: effectOf(holding, { plan: id, interval: choice.interval }),
      current: holding.plan === id,
      /** What it has more than the one before. */
      modules: allModules()
        .filter(({ plan }) => planHas(id, plan) && !(at > 0 && planHas(offeredPlanIds[at - 1] ?? id, plan)))
        .map(module => t(`${module.id}.name` as MessageKey)),
    })),
  }
})

export const meta = titled

export default function Choose() {
  const t = useT()
  const { title, children, choice, offers, ...data } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('billing.choose.text', { count: children })}
        back={{ href: paths.plan(), label: t('billing.title') }}
      />
      <div className="flex flex-col gap-5">
        <Tabs
          label={t('billing.choose.interval')}
          items={intervals.map(interval => ({
            href: paths.choose({ ...choice, interval }),
            label: t(`billing.interval.${interval}`),
            current: interval === choice.interval,
          }))}
        />
        {data.currencies.length > 1 ? (
          <Tabs
            label={t('billing.choose.currency')}
            items={data.currencies.map(currency => ({
              href: paths.choose({ ...choice, currency }),
              label: currency,
              current: currency === choice.currency,
            }))}
          />
        ) : null}
        <ul className="grid gap-5 md:grid-cols-3">
          {offers.map(offer => (
            <PlanOffer key={offer.id} offer={offer} choice={choice} childCount={children} />
          ))}
        </ul>
        <p className="text-ink-soft text-sm">{t('billing.choose.small')}</p>
      </div>
    </>
  )
}
