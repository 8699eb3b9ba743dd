import { AskedEnd } from '#app/platform/asked-end.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { paths } from '../paths.ts'
import type { Vaccination } from '../vaccination.ts'

/** What was entered of a child, the newest first. */
export function VaccinationList({ entries, mayEnter }: { entries: readonly Vaccination[]; mayEnter: boolean }) {
  const { t, locale } = useLanguage()
  return (
    <section>
      <SectionHeader title={t('health.vaccination.entered')} />
      <List label={t('health.vaccination.entered')}>
        {entries.map(({ id, vaccine, way, dose, day, place, reason, by }) => (
          <ListRow
            key={id}
            clamp={false}
            title={t(`health.vaccine.${vaccine}`)}
            text={[
              ...(dose ? [t('health.vaccination.dose', { dose })] : [t(`health.vaccination.way.${way}`)]),
              ...(day ? [formatDay(locale, day, 'short')] : []),
              ...[place, reason].filter(Boolean),
              t('health.vaccination.by', { name: by }),
            ].join(' · ')}
            trail={
              mayEnter ? (
                <AskedEnd
                  variant="danger-soft"
                  action={paths.vaccinationRemoval(id)}
                  label={t('health.vaccination.take_back')}
                  title={t('health.vaccination.take_back_title')}
                  text={t('health.vaccination.take_back_text')}
                />
              ) : null
            }
          />
        ))}
      </List>
    </section>
  )
}
