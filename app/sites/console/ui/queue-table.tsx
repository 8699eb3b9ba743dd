import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Table } from '#app/ui/table.tsx'
import type { QueueFigures } from '#workers/queue-figures.server.ts'

/** How it stands with each queue. */
export function QueueTable({ queues }: { queues: readonly QueueFigures[] }) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  const column = (id: 'waiting' | 'active' | 'delayed') => ({
    id,
    header: t(`console.queue.columns.${id}`),
    end: true,
    cell: (row: QueueFigures) => number.format(row[id]),
  })
  return (
    <Table
      caption={t('console.queue.title')}
      rows={queues}
      rowId={row => row.queue}
      columns={[
        {
          id: 'queue',
          header: t('console.queue.columns.queue'),
          main: true,
          cell: ({ queue }) => t(`console.queue.${queue}`),
        },
        column('waiting'),
        column('active'),
        column('delayed'),
      ]}
    />
  )
}
