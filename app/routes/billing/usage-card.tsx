import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { Usage } from '#tenants/billing/usage.server.ts'

const shown = ['children', 'storageGb', 'domains'] as const

/** How much the school has of what its plan holds; what is over it, and what that means. */
export function UsageCard({ usage: { used, limits } }: { usage: Usage }) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const over = shown.filter(name => used[name] > limits[name])
  return (
    <Card as="section" className="flex flex-col gap-5">
      <h2 className="text-lg">{t('billing.usage.title')}</h2>
      {shown.map(name => (
        <ProgressBar
          key={name}
          label={t(`billing.usage.${name}`)}
          value={used[name]}
          max={limits[name]}
          tone={used[name] > limits[name] ? 'danger' : used[name] > 0.9 * limits[name] ? 'warn' : 'brand'}
          valueLabel={t(`billing.usage.of_${name}`, {
            used: number.format(used[name]),
            most: number.format(limits[name]),
          })}
        />
      ))}
      {over.length > 0 ? (
        <Banner tone="warn" title={t('billing.usage.over')}>
          {t('billing.usage.over_text')}
        </Banner>
      ) : null}
    </Card>
  )
}
