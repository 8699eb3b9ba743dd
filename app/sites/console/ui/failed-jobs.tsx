import { useFetcher } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { FailedJob } from '#workers/queue-figures.server.ts'
import { paths } from '../paths.ts'

type Failed = FailedJob & { school: string }

/** Jobs that have failed for good, each with its school and the code of its reason. */
export function FailedJobs({
  jobs,
  mayOperate,
  ofSchool = false,
}: {
  jobs: readonly Failed[]
  mayOperate: boolean
  /** All of one school, on its own page. */
  ofSchool?: boolean
}) {
  const { t, locale, timeZone } = useLanguage()
  const again = {
    id: 'again',
    header: t('console.queue.columns.act'),
    end: true,
    cell: (job: Failed) => <Retry job={job} ofSchool={ofSchool} />,
  }
  const school = {
    id: 'school',
    header: t('console.queue.columns.school'),
    cell: ({ school, schoolId }: Failed) => <TextLink href={paths.school(schoolId)}>{school || schoolId}</TextLink>,
  }
  return (
    <Table
      caption={t('console.queue.failed_title')}
      rows={jobs}
      rowId={job => job.outboxId}
      columns={[
        {
          id: 'job',
          header: t('console.queue.columns.job'),
          main: true,
          cell: ({ job }) => <code className="break-all font-mono text-sm">{job}</code>,
        },
        ...(ofSchool ? [] : [school]),
        {
          id: 'reason',
          header: t('console.queue.columns.reason'),
          cell: ({ failure }) => <code className="break-all font-mono text-sm">{failure}</code>,
        },
        {
          id: 'at',
          header: t('console.queue.columns.failed_at'),
          end: true,
          cell: ({ failedAt }) => (
            <time dateTime={failedAt.toISOString()}>{formatMoment(locale, timeZone, failedAt)}</time>
          ),
        },
        ...(mayOperate ? [again] : []),
      ]}
    />
  )
}

function Retry({ job, ofSchool }: { job: Failed; ofSchool: boolean }) {
  const t = useT()
  const fetcher = useFetcher()
  return (
    <fetcher.Form data-discover="true" method="post" action={paths.retry(job.outboxId)}>
      {ofSchool && <input type="hidden" name="back" value="school" />}
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        busy={fetcher.state !== 'idle'}
        busyLabel={t('ui.state.busy')}
      >
        {t('console.queue.retry')}
      </Button>
    </fetcher.Form>
  )
}
