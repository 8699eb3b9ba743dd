import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import type { Currency } from '#tenants/billing/prices.ts'
import { CurrencySwitch } from '../prices/currency-switch.tsx'
import type { OfferedPlan } from '../prices/offer.server.ts'
import { PlanCards } from '../prices/plan-cards.tsx'

interface ShortPricesProps {
  plans: readonly OfferedPlan[]
  currency: Currency
  trialDays: number
}

/** The plans at a glance; the rest is on a page of its own. */
export function ShortPrices({ plans, currency, trialDays }: ShortPricesProps) {
  const t = useT()
  return (
    <section id="prices" className="gutter mx-auto w-full max-w-6xl py-16 lg:py-24">
      <h2 className="text-balance text-3xl">{t('prices.title')}</h2>
      <p className="mt-4 max-w-2xl text-ink-soft text-lg">{t('prices.text', { count: trialDays })}</p>
      <div className="mt-8 mb-6">
        <CurrencySwitch chosen={currency} hrefOf={each => `/?currency=${each}#prices`} />
      </div>
      <PlanCards plans={plans} currency={currency} heading="h3" />
      <div className="mt-8">
        <Button href={`/prices?currency=${currency}`} variant="secondary">
          {t('prices.more')}
        </Button>
      </div>
    </section>
  )
}
