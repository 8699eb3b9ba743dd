import Check from 'lucide-react/icons/check'
import { formatList, formatMoney } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import type { Currency } from '#tenants/billing/prices.ts'
import type { OfferedPlan } from './offer.server.ts'

interface PlanCardsProps {
  plans: readonly OfferedPlan[]
  currency: Currency
  /** Their names' place among the page's headings. */
  heading: 'h2' | 'h3'
}

/** What each plan costs and holds, side by side. */
export function PlanCards({ plans, currency, heading }: PlanCardsProps) {
  return (
    <ul className="grid gap-5 md:grid-cols-3">
      {plans.map(plan => (
        <PlanCard key={plan.id} plan={plan} currency={currency} heading={heading} />
      ))}
    </ul>
  )
}

type PlanCardProps = Omit<PlanCardsProps, 'plans'> & { plan: OfferedPlan }

function PlanCard({ plan, currency, heading: Heading }: PlanCardProps) {
  const { t, locale } = useLanguage()
  const { id, perChild, supportHours } = plan
  const money = (amount: number) => formatMoney(locale, currency, amount)
  const number = new Intl.NumberFormat(locale)
  const modules = formatList(locale, plan.modules)
  const holds = [
    t('prices.holds.children', { most: number.format(plan.children), count: plan.children }),
    t('prices.holds.storage', { most: number.format(plan.storageGb) }),
    id === 'free' ? modules : t(`prices.holds.modules_${id}`, { modules }),
    t(plan.domains > 0 ? 'prices.holds.domains' : 'prices.holds.no_domain', { count: plan.domains }),
    supportHours === null
      ? t('prices.holds.help')
      : t('prices.holds.support', { hours: number.format(supportHours), count: supportHours }),
  ]
  return (
    <Card as="li" className={`flex flex-col ${id === 'basic' ? 'ring-2 ring-brand' : ''}`}>
      <Heading className="text-xl">{t(`prices.plan.${id}`)}</Heading>
      <p className="mt-1 text-ink-soft md:min-h-14">{t(`prices.plan.${id}_text`)}</p>
      <p className="mt-5 mb-5">
        <span className="font-extrabold font-heading text-3xl tabular-nums">{money(perChild.month)}</span>
        <span className="mt-1 block text-ink-soft text-sm">
          {id === 'free' ? t('prices.costs_nothing') : t('prices.per_child', { year: money(perChild.year) })}
        </span>
      </p>
      <ul className="flex flex-col gap-2.5 border-line border-t pt-5">
        {holds.map(text => (
          <li key={text} className="flex gap-2.5">
            <Check size={20} strokeWidth={2.75} aria-hidden="true" className="mt-0.5 shrink-0 text-ok" />
            <span className="min-w-0">{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
