import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Table } from '#app/ui/table.tsx'

type Reason = { job: string; failure: string; jobs: number }

/** How many jobs have failed for which reason, the commonest first. */
export function FailureReasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  const code = (text: string) => <code className="break-all font-mono text-sm">{text}</code>
  return (
    <div className="mb-5">
      <Table
        caption={t('console.queue.reasons')}
        rows={reasons}
        rowId={({ job, failure }) => `${job} ${failure}`}
        columns={[
          {
            id: 'reason',
            header: t('console.queue.columns.reason'),
            main: true,
            cell: ({ failure }) => code(failure),
          },
          { id: 'job', header: t('console.queue.columns.job'), cell: ({ job }) => code(job) },
          {
            id: 'jobs',
            header: t('console.queue.columns.jobs'),
            end: true,
            cell: ({ jobs }) => number.format(jobs),
          },
        ]}
      />
    </div>
  )
}
