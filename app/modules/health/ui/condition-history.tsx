import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { ConditionVersion } from '../condition.ts'

/** What a condition said before, and who said so. */
export function ConditionHistory({ versions }: { versions: readonly ConditionVersion[] }) {
  const { t, locale, timeZone } = useLanguage()
  if (versions.length === 0) return null
  return (
    <section className="w-full">
      <SectionHeader title={t('health.condition.history')} />
      <List label={t('health.condition.history')}>
        {versions.map(({ id, what, severity, todo, medicine, by, at }) => (
          <ListRow
            key={id}
            clamp={false}
            title={`${what} · ${t(`health.severity.${severity}`)}`}
            text={[todo, medicine, t('health.condition.by', { name: by, time: formatMoment(locale, timeZone, at) })]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </List>
    </section>
  )
}
