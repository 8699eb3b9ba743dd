import { useLoaderData } from '@remix-run/react'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { may } from '#tenants/permissions.ts'
import { schoolNames } from '#tenants/school-overview.server.ts'
import { lastResult } from '#tenants/self-check/results.server.ts'
import { openIncidents } from '#tenants/status/incidents.server.ts'
import { failedJobs, failuresByReason, queueFigures } from '#workers/queue-figures.server.ts'
import { minutesSince } from './minutes-since.ts'
import { paths } from './paths.ts'
import { ConfirmButton } from './ui/confirm-button.tsx'
import { FailedJobs } from './ui/failed-jobs.tsx'
import { FailureReasons } from './ui/failure-reasons.tsx'
import { QueueStats } from './ui/queue-stats.tsx'
import { QueueTable } from './ui/queue-table.tsx'

const shown = 100

export const loader = load('console:view', async ({ operator, t }) => {
  const [figures, jobs, reasons, walls, incidents] = await Promise.all([
    queueFigures(),
    failedJobs(shown),
    failuresByReason(),
    lastResult(),
    openIncidents(),
  ])
  const names = await schoolNames(jobs.map(job => job.schoolId))
  return {
    title: t('console.queue.title'),
    figures,
    reasons,
    oldestMinutes: minutesSince(figures.oldest),
    incidents,
    walls: walls?.outcome ?? ('none' as const),
    jobs: jobs.map(job => ({ ...job, school: names.get(job.schoolId) ?? '' })),
    mayOperate: may(operator.role, 'console:operate'),
  }
})

export const meta = titled

export default function Queue() {
  const t = useT()
  const { title, figures, reasons, oldestMinutes, walls, incidents, jobs, mayOperate } = useLoaderData<typeof loader>()
  const { failed, queues } = figures
  return (
    <>
      <PageHeader title={title} text={t('console.queue.text')} />
      <div className="flex flex-col gap-8">
        <QueueStats figures={figures} oldestMinutes={oldestMinutes} walls={walls} incidents={incidents} />
        <QueueTable queues={queues} />
        <section aria-labelledby="failed">
          <SectionHeader
            id="failed"
            title={t('console.queue.failed_title')}
            text={failed > jobs.length ? t('console.queue.latest', { count: jobs.length }) : undefined}
            action={
              mayOperate &&
              jobs.length > 0 && (
                <ConfirmButton
                  action={paths.retryAll()}
                  label={t('console.queue.retry_all')}
                  icon={RotateCcw}
                  title={t('console.queue.retry_all_title')}
                  text={t('console.queue.retry_all_text')}
                  confirm={t('console.queue.retry_all')}
                />
              )
            }
          />
          {reasons.length > 1 && <FailureReasons reasons={reasons} />}
          {jobs.length > 0 ? (
            <FailedJobs jobs={jobs} mayOperate={mayOperate} />
          ) : (
            <EmptyState
              illustration={<DoneIllustration />}
              title={t('console.queue.none_failed')}
              text={t('console.queue.none_failed_text')}
              level={3}
            />
          )}
        </section>
      </div>
    </>
  )
}
