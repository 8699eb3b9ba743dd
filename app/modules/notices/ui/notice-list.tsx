import clsx from 'clsx'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { ListedNotice } from '../listed-notice.ts'
import { paths } from '../paths.ts'
import { forWhom } from './for-whom.ts'
import { NoticeBadges } from './notice-badges.tsx'

export interface NoticeListProps {
  title: string
  /** The page's own title says it. */
  titleHidden?: boolean
  notices: readonly ListedNotice[]
}

/** Notices under each other, each one target. Nothing where there is none. */
export function NoticeList({ title, titleHidden = false, notices }: NoticeListProps) {
  if (notices.length === 0) return null
  return (
    <section>
      {titleHidden ? <h2 className="sr-only">{title}</h2> : <SectionHeader title={title} />}
      <ul className="flex flex-col gap-3">
        {notices.map(notice => (
          <Row key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  )
}

function Row({ notice }: { notice: ListedNotice }) {
  const { t, locale, timeZone } = useLanguage()
  const { id, title, excerpt, authorName, publishedAt, unread, waitingFor, progress, level, edited } = notice
  const asks = waitingFor.length > 0
  return (
    <Card
      as="li"
      className={clsx(
        'pressable relative flex flex-col gap-2 hover:border-line-strong',
        asks && 'border-s-4 border-s-warn',
      )}
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-sm">
        <span className="font-semibold">{forWhom(t, locale, notice)}</span>
        <span aria-hidden="true">·</span>
        <span>{authorName}</span>
        {publishedAt ? (
          <>
            <span aria-hidden="true">·</span>
            <time dateTime={publishedAt}>{formatMoment(locale, timeZone, publishedAt)}</time>
          </>
        ) : null}
        {edited ? <span>({t('notices.edited')})</span> : null}
      </p>
      <h3 className={clsx('flex items-start gap-2 text-lg', unread ? 'font-extrabold' : 'font-bold')}>
        {unread ? <span aria-hidden="true" className="mt-2.5 size-2.5 shrink-0 rounded-pill bg-brand" /> : null}
        <Anchor href={paths.notice(id)} className="min-w-0 break-words after:absolute after:inset-0 after:rounded-card">
          {title}
          {unread ? <span className="sr-only"> ({t('notices.badge.new')})</span> : null}
        </Anchor>
      </h3>
      <p className="line-clamp-2 text-ink-soft">{excerpt}</p>
      <p className="flex flex-wrap gap-1.5 empty:hidden">
        <NoticeBadges notice={notice} asks={asks} />
      </p>
      {asks ? (
        <p className="font-semibold text-sm">{t('notices.list.waits_for', { names: waitingFor.join(', ') })}</p>
      ) : null}
      {progress && progress.total > 0 ? (
        <ProgressBar
          label={t(`notices.progress.${level}`, { done: progress.done, total: progress.total })}
          value={progress.done}
          max={progress.total}
          tone={progress.done >= progress.total ? 'ok' : 'brand'}
        />
      ) : null}
    </Card>
  )
}
