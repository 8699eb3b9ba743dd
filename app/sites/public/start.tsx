import { useLoaderData } from '@remix-run/react'
import { load } from '#app/platform/load.server.ts'
import { scriptless } from '#app/platform/scriptless.ts'
import { trialDays } from '#tenants/plans.ts'
import { pageMeta } from './page-meta.ts'
import { currencyFor, offeredPlans } from './prices/offer.server.ts'
import { Day } from './start/day.tsx'
import { Features } from './start/features.tsx'
import { Hero } from './start/hero.tsx'
import { LastWord } from './start/last-word.tsx'
import { Promises } from './start/promises.tsx'
import { ShortPrices } from './start/short-prices.tsx'

export const handle = scriptless

export const loader = load('public:visit', ({ t, request, url, locale }) => {
  const currency = currencyFor(request, url, locale)
  return {
    title: t('public.start.title'),
    description: t('public.start.text'),
    trialDays,
    currency,
    plans: offeredPlans(currency, t),
  }
})

export const meta = pageMeta

export default function Start() {
  const { trialDays, currency, plans } = useLoaderData<typeof loader>()
  return (
    <>
      <Hero trialDays={trialDays} />
      <Day />
      <Features />
      <Promises />
      <ShortPrices plans={plans} currency={currency} trialDays={trialDays} />
      <LastWord trialDays={trialDays} />
    </>
  )
}
