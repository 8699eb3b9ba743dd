import { useLoaderData } from '@remix-run/react'
import CircleX from 'lucide-react/icons/circle-x'
import Cpu from 'lucide-react/icons/cpu'
import Inbox from 'lucide-react/icons/inbox'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import ShieldCheck from 'lucide-react/icons/shield-check'
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
import { lastResult } from '#tenants/self-check/results.server.ts'
import { failedJobs, queueFigures } from '#workers/queue-figures.server.ts'
import { paths } from './paths.ts'
import { ConfirmButton } from './ui/confirm-button.tsx'
import { FailedJobs } from './ui/failed-jobs.tsx'
import { QueueTable } from './ui/queue-table.tsx'

const shown = 100
const wallTones = { passed: 'ok', failed: 'danger', broken: 'warn', none: 'neutral' } as const

export const loader = load('console:view', async ({ operator, t }) => {
  const [figures, jobs, walls] = await Promise.all([queueFigures(), failedJobs(shown), lastResult()])
  const names = await schoolNames(jobs.map(job => job.schoolId))
  return {
    title: t('console.queue.title'),
    figures,
    walls: walls?.outcome ?? ('none' as const),
    jobs: jobs.map(job => ({ ...job, school: names.get(job.schoolId) ?? '' })),
    mayOperate: may(operator.role, 'console:operate'),
  }
})

export const meta = titled

export default function Queue() {
  const { t, locale } = useLanguage()
  const { title, figures, walls, jobs, mayOperate } = useLoaderData<typeof loader>()
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
            icon={CircleX}
            tone={failed > 0 ? 'danger' : 'neutral'}
            label={t('console.queue.failed')}
            value={number.format(failed)}
            text={failed > 0 && t('console.queue.failed_text')}
          />
          <Stat
            icon={ShieldCheck}
            tone={wallTones[walls]}
            label={t('console.queue.walls')}
            value={t(`console.queue.walls_${walls}`)}
            href={paths.checks()}
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
