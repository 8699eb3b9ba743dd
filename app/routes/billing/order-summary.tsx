import { formatMoney } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Effect, Losses } from '#tenants/billing/offer.ts'
import type { Currency, Interval } from '#tenants/billing/prices.ts'
import type { OfferedPlanId } from '#tenants/plans.ts'
import { paths } from './paths.ts'
import { planName } from './plan-name.ts'

export interface OrderShown {
  plan: OfferedPlanId
  choice: { interval: Interval; currency: Currency }
  effect: Exclude<Effect, 'same'>
  children: number
  perChild: number | null
  total: number
  billTo: string | null
  /** Modules by name. */
  losses: Losses
}

/** What is about to be agreed: the price, from when, to whom the bill goes, and what goes off. */
export function OrderSummary({ order }: { order: OrderShown }) {
  const { t, locale } = useLanguage()
  const { plan, choice, effect, children, perChild, total, billTo, losses } = order
  const money = (amount: number) => formatMoney(locale, choice.currency, amount)
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const missing = [
    ...losses.modules.map(name => t('billing.losses.module', { name })),
    ...losses.over.map(({ limit, used, allowed }) =>
      t('billing.losses.over', {
        what: t(`billing.usage.${limit}` as 'billing.usage.children'),
        used: number.format(used),
        most: number.format(allowed),
      }),
    ),
  ]
  return (
    <>
      <DefinitionList
        items={[
          { id: 'plan', term: t('billing.order.plan'), text: planName(t, plan) },
          ...(perChild === null
            ? []
            : [
                {
                  id: 'price',
                  term: t('billing.order.price'),
                  text: (
                    <>
                      {t(`billing.order.price_${choice.interval}`, {
                        total: money(total),
                        each: money(perChild),
                        count: children,
                      })}
                      <span className="block font-normal text-ink-soft text-sm">{t('billing.order.tax')}</span>
                    </>
                  ),
                },
                {
                  id: 'to',
                  term: t('billing.order.bill_to'),
                  text: (
                    <>
                      <span className="break-words">{billTo}</span>{' '}
                      <TextLink href={paths.details(paths.order(plan, choice))} className="text-sm">
                        {t('billing.order.change_details')}
                      </TextLink>
                    </>
                  ),
                },
              ]),
          { id: 'when', term: t('billing.order.when'), text: t(`billing.order.when_${effect}`) },
        ]}
      />
      {missing.length > 0 ? (
        <Banner tone="warn" title={t('billing.losses.title')}>
          <ul className="list-disc ps-5">
            {missing.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p className="mt-2">{t('billing.losses.kept')}</p>
        </Banner>
      ) : null}
    </>
  )
}
