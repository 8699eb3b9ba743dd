import { formatMoney } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { periodTotal } from '#tenants/billing/offer.ts'
import type { Currency } from '#tenants/billing/prices.ts'
import type { OfferedPlan } from './offer.server.ts'

interface CalculatorProps {
  plans: readonly OfferedPlan[]
  currency: Currency
  childCount: number
}

/** What a school of so many children would pay. A form that asks the page again: it works wherever pages do. */
export function Calculator({ plans, currency, childCount: count }: CalculatorProps) {
  const { t, locale } = useLanguage()
  const money = (amount: number) => formatMoney(locale, currency, amount)
  const most = Math.max(...plans.map(plan => plan.children))
  return (
    <section id="calculator" aria-labelledby="calculator-title" className="rounded-card bg-brand-soft p-5 sm:p-8">
      <h2 id="calculator-title" className="text-2xl text-on-brand-soft">
        {t('prices.calculator.title')}
      </h2>
      <form method="get" action="/prices#calculator" className="mt-5 flex flex-wrap items-end gap-3">
        <input type="hidden" name="currency" value={currency} />
        <label className="flex flex-col gap-1.5 font-bold text-on-brand-soft text-sm">
          {t('prices.calculator.children')}
          <input
            type="number"
            name="children"
            inputMode="numeric"
            min={1}
            max={most}
            defaultValue={count}
            className="min-h-12 w-36 rounded-control border border-line-strong bg-surface px-4 font-bold text-ink text-lg tabular-nums"
          />
        </label>
        <Button type="submit">{t('prices.calculator.submit')}</Button>
      </form>
      <ul className="mt-6 grid gap-3 md:grid-cols-3">
        {plans.map(plan => (
          <li key={plan.id} className="rounded-card bg-surface p-5">
            <h3 className="font-bold text-base">{t(`prices.plan.${plan.id}`)}</h3>
            {count > plan.children ? (
              <p className="mt-1 text-ink-soft">{t('prices.calculator.too_small', { count: plan.children })}</p>
            ) : (
              <p className="mt-1">
                <span className="font-extrabold font-heading text-2xl tabular-nums">
                  {money(periodTotal({ perChild: plan.perChild.month }, count))}
                </span>{' '}
                <span className="text-ink-soft text-sm">
                  {plan.id === 'free'
                    ? t('prices.calculator.free')
                    : t('prices.calculator.a_month', {
                        year: money(periodTotal({ perChild: plan.perChild.year }, count)),
                      })}
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
