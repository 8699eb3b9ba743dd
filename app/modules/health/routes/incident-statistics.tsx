import { useLoaderData } from '@remix-run/react'
import { formatMonth } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { Table } from '#app/ui/table.tsx'
import { monthFrom } from '../incident-forms.ts'
import { incidentStatistics } from '../incident-statistics.server.ts'
import { monthBeside } from '../month.ts'
import { paths } from '../paths.ts'

export const loader = load('health:approve', async ({ school, url, t }) => {
  const { month, isLast } = monthFrom(url.searchParams, school.today())
  return { month, isLast, sums: await incidentStatistics(school, month), title: t('health.incident.stats.title') }
})

export const meta = titled

/** How often what happened where, for the head: sums without names. */
export default function IncidentStatisticsPage() {
  const { t, locale } = useLanguage()
  const { month, isLast, sums, title } = useLoaderData<typeof loader>()
  const count = t('health.incident.stats.count')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        eyebrow={formatMonth(locale, month)}
        text={t('health.incident.stats.text')}
        back={{ href: paths.incidents(), label: t('health.incident.back') }}
        actions={
          <Steps
            earlier={{
              label: t('health.incident.stats.earlier'),
              href: paths.incidentStatistics(monthBeside(month, -1)),
            }}
            later={
              isLast
                ? null
                : { label: t('health.incident.stats.later'), href: paths.incidentStatistics(monthBeside(month, 1)) }
            }
          />
        }
      />
      {sums.total === 0 ? (
        <EmptyState title={t('health.incident.stats.none')} />
      ) : (
        <div className="flex flex-col gap-8">
          <div className="grid grid-cols-3 gap-3">
            {(['total', 'head', 'doctor'] as const).map(sum => (
              <Stat key={sum} label={t(`health.incident.stats.${sum}`)} value={sums[sum]} />
            ))}
          </div>
          <section>
            <SectionHeader title={t('health.incident.stats.kinds')} />
            <Table
              caption={t('health.incident.stats.kinds')}
              columns={[
                {
                  id: 'of',
                  header: t('health.incident.stats.kind'),
                  cell: row => t(`health.incident.kind.${row.of}`),
                  main: true,
                },
                { id: 'count', header: count, cell: row => row.count, end: true },
              ]}
              rows={sums.kinds}
              rowId={row => row.of}
            />
          </section>
          <section>
            <SectionHeader title={t('health.incident.stats.places')} />
            <Table
              caption={t('health.incident.stats.places')}
              columns={[
                {
                  id: 'of',
                  header: t('health.incident.stats.place'),
                  cell: row => t(`health.incident.place.${row.of}`),
                  main: true,
                },
                { id: 'count', header: count, cell: row => row.count, end: true },
              ]}
              rows={sums.places}
              rowId={row => row.of}
            />
          </section>
        </div>
      )}
    </div>
  )
}
