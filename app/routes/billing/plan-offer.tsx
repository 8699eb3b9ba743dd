import Check from 'lucide-react/icons/check'
import { formatMoney } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { type Effect, periodTotal } from '#tenants/billing/offer.ts'
import type { Currency, Interval } from '#tenants/billing/prices.ts'
import type { Limits, OfferedPlanId } from '#tenants/plans.ts'
import { paths } from './paths.ts'
import { planName } from './plan-name.ts'

export interface Offer {
  id: OfferedPlanId
  perChild: number
  limits: Limits & { supportHours: number | null }
  effect: Effect
  current: boolean
  modules: string[]
}

/** One plan: what a child costs, what the school would pay, what it holds, and the way to it. */
export function PlanOffer({
  offer,
  choice,
  childCount,
}: {
  offer: Offer
  choice: { interval: Interval; currency: Currency }
  childCount: number
}) {
  const { t, locale } = useLanguage()
  const { id, perChild, limits, effect, current, modules } = offer
  const money = (amount: number) => formatMoney(locale, choice.currency, amount)
  const number = new Intl.NumberFormat(locale)
  const holds = [
    t('billing.holds.children', { most: number.format(limits.children) }),
    t('billing.holds.storage', { most: number.format(limits.storageGb) }),
    t(limits.domains > 0 ? 'billing.holds.domains' : 'billing.holds.no_domains', { count: limits.domains }),
    limits.supportHours === null
      ? t('billing.holds.help')
      : t('billing.holds.support', { hours: number.format(limits.supportHours) }),
  ]
  return (
    <Card as="li" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-xl">{planName(t, id)}</h2>
        {current ? <Badge tone="brand">{t('billing.choose.current')}</Badge> : null}
      </div>
      <p>
        <span className="font-extrabold font-heading text-2xl tabular-nums">{money(perChild)}</span>{' '}
        <span className="text-ink-soft text-sm">
          {id === 'free' ? t('billing.offer.free') : t(`billing.offer.${choice.interval}`)}
        </span>
        {id === 'free' ? null : (
          <span className="mt-1 block text-ink-soft text-sm">
            {t(`billing.offer.total_${choice.interval}`, {
              amount: money(periodTotal({ perChild }, childCount)),
              count: childCount,
            })}
          </span>
        )}
      </p>
      <ul className="flex flex-col gap-2">
        {[...holds, modules.length > 0 ? modules.join(' · ') : null].flatMap(text =>
          text === null
            ? []
            : [
                <li key={text} className="flex gap-2">
                  <Check size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-ok" />
                  <span className="min-w-0">{text}</span>
                </li>,
              ],
        )}
      </ul>
      <div className="mt-auto pt-2">
        {childCount > limits.children ? (
          <p className="text-ink-soft text-sm">{t('billing.choose.too_small')}</p>
        ) : effect === 'same' ? (
          <p className="text-ink-soft text-sm">{t('billing.choose.same')}</p>
        ) : (
          <Button
            href={paths.order(id, choice)}
            variant={effect === 'next' ? 'secondary' : 'primary'}
            className="w-full"
          >
            {t(`billing.choose.${effect}`, { plan: planName(t, id) })}
          </Button>
        )}
      </div>
    </Card>
  )
}
