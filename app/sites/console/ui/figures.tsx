import { formatBytes, formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { isPlan, plans } from '#tenants/plans.ts'
import type { SchoolFigures } from '#tenants/school-overview.server.ts'

/** Counts of a school beside what its plan includes. */
export function Figures({ figures, plan }: { figures: SchoolFigures | null; plan: string }) {
  const { t, locale, timeZone } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  const limits = isPlan(plan) ? plans[plan] : null
  const gigabyte = 1e9
  return (
    <section aria-labelledby="figures">
      <SectionHeader
        id="figures"
        title={t('console.school.figures')}
        text={
          figures ? t('console.school.counted', { when: formatMoment(locale, timeZone, figures.countedAt) }) : undefined
        }
      />
      {figures ? (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 2xl:grid-cols-6">
          <Stat
            label={t('console.column.children')}
            value={number.format(figures.children)}
            text={limits && t('console.school.of_plan', { count: limits.children })}
          />
          <Stat label={t('console.column.guardians')} value={number.format(figures.guardians)} />
          <Stat label={t('console.column.staff')} value={number.format(figures.staff)} />
          <Stat label={t('console.school.media')} value={number.format(figures.media)} />
          <Stat
            label={t('console.column.storage')}
            value={formatBytes(locale, figures.storedBytes)}
            text={limits && t('console.school.of_storage', { size: formatBytes(locale, limits.storageGb * gigabyte) })}
          />
          <Stat
            label={t('console.column.active')}
            value={figures.lastActiveOn ? formatDay(locale, figures.lastActiveOn, 'short') : t('console.school.never')}
          />
        </div>
      ) : (
        <Card>{t('console.school.not_counted')}</Card>
      )}
    </section>
  )
}
