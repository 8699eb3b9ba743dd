import { Form } from '@remix-run/react'
import { formatFullDay, formatMoney } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { stateTones } from '#app/platform/state-tones.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { daysBetween } from '#tenants/billing/lifecycle.ts'
import type { PlanStanding } from '#tenants/billing/plan-standing.server.ts'
import { paths } from './paths.ts'
import { planName } from './plan-name.ts'

export interface PlanCardProps {
  plan: string
  /** Why an operator has suspended the school, where one has. */
  held: string | null
  today: string
  standing: Pick<PlanStanding, 'state' | 'planEndsOn' | 'dueSince' | 'nextStep' | 'subscription'>
}

/** The plan, what it costs, how it stands, and what is to be done about it. */
export function PlanCard({ plan, held, today, standing }: PlanCardProps) {
  const { t, locale } = useLanguage()
  const { state, planEndsOn, dueSince, nextStep, subscription } = standing
  const day = (iso: string) => formatFullDay(locale, iso)
  return (
    <Card as="section" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl">{planName(t, plan)}</h2>
        <Badge tone={stateTones[state]}>{t(`billing.state.${state}`)}</Badge>
      </div>
      {state === 'trial' && planEndsOn ? (
        <p>
          {planEndsOn === today
            ? t('billing.trial_today', { day: day(planEndsOn) })
            : t('billing.trial_until', { day: day(planEndsOn), count: daysBetween(today, planEndsOn) })}
        </p>
      ) : null}
      {subscription ? (
        <p>
          {t(`billing.costs.${subscription.interval}`, {
            amount: formatMoney(locale, subscription.currency, subscription.perChild * subscription.children),
            each: formatMoney(locale, subscription.currency, subscription.perChild),
            count: subscription.children,
            day: day(subscription.periodEnd),
          })}
        </p>
      ) : plan === 'free' ? (
        <p>{t('billing.costs.nothing')}</p>
      ) : null}
      {subscription?.nextPlan ? (
        <Banner
          tone="info"
          title={t('billing.next.title', { day: day(subscription.periodEnd) })}
          actions={
            <Form method="post" action={paths.keeping()}>
              <Button type="submit" size="sm" variant="secondary">
                {t('billing.next.keep')}
              </Button>
            </Form>
          }
        >
          {subscription.nextPlan === 'none'
            ? t('billing.next.none')
            : t('billing.next.plan', { plan: planName(t, subscription.nextPlan) })}
        </Banner>
      ) : null}
      {held ? (
        <Banner tone="danger" title={t('billing.held')}>
          <span className="whitespace-pre-line break-words">{held}</span>
        </Banner>
      ) : null}
      {dueSince && !held && state !== 'closed' ? (
        <Banner tone="warn" title={t(subscription ? 'billing.due.bill' : 'billing.due.plan', { day: day(dueSince) })}>
          {nextStep
            ? t(`billing.due.next_${nextStep.state}` as 'billing.due.next_read_only', { day: day(nextStep.on) })
            : null}
        </Banner>
      ) : null}
      {held || state === 'closed' ? null : (
        <div className="mt-auto flex flex-wrap gap-3 pt-2 max-sm:*:grow">
          <Button href={paths.choose()}>{t(subscription ? 'billing.change' : 'billing.choose.button')}</Button>
          {subscription?.provider === 'stripe' ? (
            <Form method="post" action={paths.portal()} reloadDocument>
              <Button type="submit" variant="secondary" className="max-sm:w-full">
                {t('billing.portal')}
              </Button>
            </Form>
          ) : null}
        </div>
      )}
    </Card>
  )
}
