import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'

interface PlansProps {
  plans: readonly {
    id: 'free' | 'basic' | 'plus' | 'trial'
    children: number
    storageGb: number
    modules: readonly string[]
  }[]
  modules: readonly { id: string; name: string; summary: string }[]
  trialDays: number
}

/** How large each plan is, from the plans themselves, and the modules there are today. */
export function Plans({ plans, modules, trialDays }: PlansProps) {
  const { t, locale } = useLanguage()
  const gigabytes = (count: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: count >= 1000 ? 'terabyte' : 'gigabyte' }).format(
      count >= 1000 ? count / 1000 : count,
    )
  return (
    <section className="gutter mx-auto w-full max-w-6xl py-16 lg:py-24">
      <h2 className="text-3xl">{t('public.plans.title')}</h2>
      <p className="mt-4 max-w-2xl text-ink-soft text-lg">{t('public.plans.text', { count: trialDays })}</p>
      <ul className="mt-10 grid gap-5 md:grid-cols-3">
        {plans.map(plan => (
          <Card as="li" key={plan.id} className="flex flex-col gap-4">
            <div>
              <h3 className="text-xl">{t(`public.plans.${plan.id}`)}</h3>
              <p className="mt-1 text-ink-soft">{t(`public.plans.${plan.id}_text`)}</p>
            </div>
            <dl className="mt-auto grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1">
              <dt className="sr-only">{t('public.plans.children_label')}</dt>
              <dd className="col-span-2 font-bold">{t('public.plans.children', { count: plan.children })}</dd>
              <dt className="sr-only">{t('public.plans.storage_label')}</dt>
              <dd className="col-span-2 text-ink-soft">
                {t('public.plans.storage', { size: gigabytes(plan.storageGb) })}
              </dd>
              <dt className="sr-only">{t('public.plans.modules_label')}</dt>
              <dd className="col-span-2 text-ink-soft">{plan.modules.join(' · ')}</dd>
            </dl>
          </Card>
        ))}
      </ul>
      <div className="mt-10 rounded-card bg-sunken p-5 sm:p-6">
        <h3 className="text-lg">{t('public.plans.modules')}</h3>
        <ul className="mt-3 grid gap-x-8 gap-y-2 sm:grid-cols-2">
          {modules.map(module => (
            <li key={module.id}>
              <strong>{module.name}</strong> <span className="text-ink-soft">{module.summary}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
