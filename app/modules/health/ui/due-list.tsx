import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Table } from '#app/ui/table.tsx'
import type { DueDose } from '../vaccination.ts'
import { doseTone } from './tones.ts'

/** Every dose of the school's schedule for a child, and how it stands. */
export function DueList({
  due,
  schedule,
  born,
}: {
  due: readonly DueDose[]
  /** Null where the school goes by none. */
  schedule: { source: string; validAsOf: string } | null
  /** The child's birth date is known. */
  born: boolean
}) {
  const { t, locale } = useLanguage()
  return (
    <section>
      <SectionHeader title={t('health.vaccination.schedule')} />
      {schedule && born ? (
        <Table
          caption={t('health.vaccination.schedule')}
          rows={due}
          rowId={({ vaccine, dose }) => `${vaccine} ${dose}`}
          columns={[
            {
              id: 'vaccine',
              header: t('health.vaccination.vaccine'),
              main: true,
              cell: row => t(`health.vaccine.${row.vaccine}`),
            },
            { id: 'dose', header: t('health.vaccination.dose_label'), cell: ({ dose }) => dose },
            { id: 'from', header: t('health.vaccination.from'), cell: ({ from }) => formatDay(locale, from, 'short') },
            {
              id: 'state',
              header: t('health.vaccination.state'),
              cell: ({ state }) => <Badge tone={doseTone[state]}>{t(`health.dose.${state}`)}</Badge>,
            },
          ]}
        />
      ) : (
        <p className="text-ink-soft">
          {t(schedule ? 'health.vaccination.no_birth' : 'health.vaccination.no_schedule')}
        </p>
      )}
      {schedule ? (
        <p className="mt-3 text-ink-soft text-sm">
          {t('health.vaccination.source', {
            source: schedule.source,
            day: formatDay(locale, schedule.validAsOf, 'short'),
          })}
        </p>
      ) : null}
    </section>
  )
}
