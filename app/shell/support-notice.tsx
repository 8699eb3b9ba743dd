import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { useRootData } from './root-data.ts'

/** Says to all who work at the school that the vendor's support may look into it, until when and why. */
export function SupportNotice() {
  const { t, locale, timeZone } = useLanguage()
  const { support } = useRootData()
  if (support.length === 0) return null
  return (
    <section aria-label={t('shell.support_anybody')}>
      {support.map(({ operatorName, reason, until }) => (
        <Banner key={`${operatorName} ${until.toISOString()}`} edge tone="warn">
          {t('shell.support', {
            who: operatorName || t('shell.support_anybody'),
            until: formatMoment(locale, timeZone, until.toISOString()),
          })}{' '}
          <q className="break-words">{reason}</q>
        </Banner>
      ))}
    </section>
  )
}
