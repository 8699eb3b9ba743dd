import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { ShownNotice } from '../shown-notice.ts'
import { forWhom } from './for-whom.ts'
import { NoticeBadges } from './notice-badges.tsx'

/** Above a notice's title: from whom, for whom, since when, and what it asks. */
export function NoticeMeta({ notice }: { notice: ShownNotice }) {
  const { t, locale, timeZone } = useLanguage()
  const { publishedAt, editedAt, authorName, children } = notice
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>{authorName}</span>
      <span aria-hidden="true">·</span>
      <span>{forWhom(t, locale, notice)}</span>
      {publishedAt ? (
        <>
          <span aria-hidden="true">·</span>
          <time dateTime={publishedAt}>{formatMoment(locale, timeZone, publishedAt)}</time>
        </>
      ) : null}
      {editedAt ? <span>{t('notices.edited_at', { time: formatMoment(locale, timeZone, editedAt) })}</span> : null}
      <span className="flex flex-wrap items-center gap-1.5 max-sm:my-1 max-sm:w-full empty:hidden">
        <NoticeBadges notice={notice} asks={children.some(({ wanted }) => wanted) && !notice.over} />
      </span>
    </span>
  )
}
