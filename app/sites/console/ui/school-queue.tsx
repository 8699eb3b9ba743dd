import type { ComponentProps } from 'react'
import { formatLabelled } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { FailedJobs } from './failed-jobs.tsx'

export interface SchoolQueueProps {
  queue: {
    waiting: number
    /** Since the oldest could be done; null when none waits or runs. */
    oldestMinutes: number | null
    jobs: ComponentProps<typeof FailedJobs>['jobs']
  }
  mayOperate: boolean
}

/** How it stands with one school's work in the background. */
export function SchoolQueue({ queue: { waiting, oldestMinutes, jobs }, mayOperate }: SchoolQueueProps) {
  const { t, locale } = useLanguage()
  const now =
    oldestMinutes === null
      ? t('console.queue.nothing')
      : [
          t('console.queue.waiting_now', { count: waiting }),
          formatLabelled(locale, t('console.queue.oldest'), t('console.queue.minutes', { count: oldestMinutes })),
        ].join(' · ')
  return (
    <section aria-labelledby="queue">
      <SectionHeader id="queue" title={t('console.queue.title')} text={now} />
      {jobs.length > 0 ? (
        <FailedJobs jobs={jobs} mayOperate={mayOperate} ofSchool />
      ) : (
        <Card>{t('console.queue.none_failed')}</Card>
      )}
    </section>
  )
}
