import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { scriptless } from '#app/platform/scriptless.ts'
import { Button } from '#app/ui/button.tsx'
import { collector } from '#tenants/billing/collector.server.ts'
import { daysUntilErasure, graceDays } from '#tenants/billing/lifecycle.ts'
import { plans as allPlans, trialDays } from '#tenants/plans.ts'
import { pageMeta } from '../page-meta.ts'
import { Answers } from './answers.tsx'
import { Calculator } from './calculator.tsx'
import { CurrencySwitch } from './currency-switch.tsx'
import { childrenAsked, currencyFor, offeredPlans } from './offer.server.ts'
import { PlanCards } from './plan-cards.tsx'

/** A kindergarten of four groups. */
const usualChildren = 80

export const handle = scriptless

export const loader = load('public:visit', ({ t, request, url, locale }) => {
  const currency = currencyFor(request, url, locale)
  const asked = (id: 'trial' | 'over' | 'larger' | 'late' | 'cancel' | 'close' | 'invoice' | 'tax') => ({
    id,
    question: t(`prices.asked.${id}`),
    answer: t(`prices.asked.${id}_text`, {
      days: trialDays,
      children: allPlans.free.children,
      read: graceDays.read_only,
      shut: graceDays.suspended,
      kept: daysUntilErasure,
    }),
  })
  const paid = collector().id === 'stripe' ? ('card' as const) : ('transfer' as const)
  return {
    title: t('prices.title'),
    description: t('prices.text', { count: trialDays }),
    currency,
    children: childrenAsked(url, usualChildren),
    plans: offeredPlans(currency, t),
    answers: [
      asked('trial'),
      asked('over'),
      { id: 'pay', question: t('prices.asked.pay'), answer: t(`prices.asked.pay_${paid}`) },
      asked('invoice'),
      asked('tax'),
      asked('larger'),
      asked('late'),
      asked('cancel'),
      asked('close'),
    ],
  }
})

export const meta = pageMeta

export default function Prices() {
  const t = useT()
  const { title, description, currency, children, plans, answers } = useLoaderData<typeof loader>()
  return (
    <div className="gutter mx-auto w-full max-w-6xl py-8 lg:py-14">
      <h1 className="max-w-3xl text-balance text-4xl">{title}</h1>
      <p className="mt-5 mb-8 max-w-2xl text-ink-soft text-lg">{description}</p>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <CurrencySwitch chosen={currency} hrefOf={each => `/prices?currency=${each}&children=${children}`} />
        <p className="text-ink-soft text-sm">{t('prices.without_tax')}</p>
      </div>
      <PlanCards plans={plans} currency={currency} heading="h2" />
      <div className="mt-12">
        <Calculator plans={plans} currency={currency} childCount={children} />
      </div>
      <section className="mx-auto mt-16 max-w-3xl">
        <h2 className="mb-6 text-3xl">{t('prices.asked')}</h2>
        <Answers answers={answers} />
      </section>
      <div className="mt-16 flex flex-col items-center gap-4 text-center">
        <Button href="/sign-up" size="lg">
          {t('public.start.open')}
        </Button>
        <p className="max-w-xl text-ink-soft text-sm">{t('prices.trial', { count: trialDays })}</p>
      </div>
    </div>
  )
}
