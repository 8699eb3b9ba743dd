import { useLoaderData } from '@remix-run/react'
import CircleX from 'lucide-react/icons/circle-x'
import Cpu from 'lucide-react/icons/cpu'
import Hourglass from 'lucide-react/icons/hourglass'
import Inbox from 'lucide-react/icons/inbox'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { may } from '#tenants/permissions.ts'
import { schoolNames } from '#tenants/school-overview.server.ts'
import { failedJobs, failuresByReason, queueFigures } from '#workers/queue-figures.server.ts'
import { paths } from './paths.ts'
import { ConfirmButton } from './ui/confirm-button.tsx'
import { FailedJobs } from './ui/failed-jobs.tsx'
import { FailureReasons } from './ui/failure-reasons.tsx'
import { QueueTable } from './ui/queue-table.tsx'

const shown = 100
/** A job that has waited for longer is worth a look; what takes minutes by itself has a queue of its own. */
const lateMinutes = 10

export const loader = load('console:view', async ({ operator, t }) => {
  const [figures, jobs, reasons] = await Promise.all([queueFigures(), failedJobs(shown), failuresByReason()])
  const names = await schoolNames(jobs.map(job => job.schoolId))
  return {
    title: t('console.queue.title'),
    figures,
    reasons,
    oldestMinutes: figures.oldest && Math.floor((Date.now() - figures.oldest.getTime()) / 60_000),
    jobs: jobs.map(job => ({ ...job, school: names.get(job.schoolId) ?? '' })),
    mayOperate: may(operator.role, 'console:operate'),
  }
})

export const meta = titled

export default function Queue() {
  const { t, locale } = useLanguage()
  const { title, figures, reasons, oldestMinutes, jobs, mayOperate } = useLoaderData<typeof loader>()
  const { workers, unsent, failed, queues } = figures
  const number = new Intl.NumberFormat(locale)
  return (
    <>
      <PageHeader title={title} text={t('console.queue.text')} />
      <div className="flex flex-col gap-8">
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
          <Stat
            icon={Cpu}
            tone={workers > 0 ? 'ok' : 'danger'}
            label={t('console.queue.workers')}
            value={number.format(workers)}
            text={workers === 0 && t('console.queue.no_workers')}
          />
          <Stat
            icon={Inbox}
            label={t('console.queue.unsent')}
            value={number.format(unsent)}
            text={t('console.queue.unsent_text')}
          />
          <Stat
            icon={Hourglass}
            tone={(oldestMinutes ?? 0) >= lateMinutes ? 'warn' : 'neutral'}
            label={t('console.queue.oldest')}
            value={
              oldestMinutes === null ? t('console.queue.nothing') : t('console.queue.minutes', { count: oldestMinutes })
            }
            text={t('console.queue.oldest_text')}
          />
          <Stat
            icon={CircleX}
            tone={failed > 0 ? 'danger' : 'neutral'}
            label={t('console.queue.failed')}
            value={number.format(failed)}
            text={failed > 0 && t('console.queue.failed_text')}
          />
        </div>
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
