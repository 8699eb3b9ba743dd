import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { PrintButton } from '#app/platform/print-button.tsx'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { paths } from '../paths.ts'
import { scheduleOf } from '../settings.ts'
import { ClassStanding } from '../ui/class-standing.tsx'
import { leastCounted, vaccinationCounts } from '../vaccination-counts.server.ts'

export const loader = load('health:supervise', async ({ school, resolved, t }) => {
  const { schedule, weeks } = scheduleOf(resolved)
  return {
    rows: await vaccinationCounts(school, schedule, weeks),
    ...{ weeks, least: leastCounted, known: schedule !== null },
    title: t('health.vaccination.school_title'),
  }
})

export const meta = titled

/** How many children of each class have vaccinations overdue or due soon; names are on the class's list. */
export default function SchoolVaccinations() {
  const t = useT()
  const { rows, weeks, least, known, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        text={known ? t('health.vaccination.due_text', { count: weeks }) : t('health.vaccination.no_schedule')}
        back={{ href: paths.overview(), label: t('health.name') }}
        actions={<PrintButton main />}
      />
      <Table
        caption={title}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'class',
            header: t('health.sheet.class'),
            main: true,
            cell: ({ id, name }) => <TextLink href={paths.classVaccinations(id)}>{name}</TextLink>,
          },
          { id: 'children', header: t('health.vaccination.children'), cell: row => row.children, end: true },
          {
            id: 'open',
            header: t('health.vaccination.open'),
            cell: row => (row.children === 0 ? '–' : <ClassStanding counts={row.counts} open={row.open} />),
          },
        ]}
        empty={<EmptyState title={t('health.overview.none_school')} text={t('health.overview.none_school_text')} />}
      />
      <p className="mt-3 text-ink-soft text-sm">{t('health.vaccination.school_text', { count: least })}</p>
    </div>
  )
}
