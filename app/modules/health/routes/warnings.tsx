import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { paths } from '../paths.ts'
import { warnings } from '../warnings.server.ts'

export const loader = load('health:supervise', async ({ school, t }) => ({
  rows: await warnings(school),
  title: t('health.warnings.title'),
}))

export const meta = titled

/** What may kill, of every child of the school: names only, for all who work there. */
export default function Warnings() {
  const t = useT()
  const { rows, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('health.warnings.text')}
        back={{ href: paths.overview(), label: t('health.name') }}
      />
      <Table
        caption={title}
        rows={rows}
        rowId={({ childId, className }) => `${childId} ${className}`}
        columns={[
          { id: 'name', header: t('health.sheet.child'), cell: ({ name }) => name, main: true },
          { id: 'class', header: t('health.sheet.class'), cell: ({ className }) => className },
          {
            id: 'what',
            header: t('health.sheet.what'),
            cell: ({ what }) => <strong>{what.join(', ')}</strong>,
          },
        ]}
        empty={
          <EmptyState
            illustration={<DoneIllustration />}
            title={t('health.warnings.none')}
            text={t('health.warnings.none_text')}
          />
        }
      />
    </>
  )
}
