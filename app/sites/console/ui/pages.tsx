import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'

interface PagesProps {
  page: number
  /** Null where nobody counted them. */
  pages: number | null
  /** Whether another page follows, where they were not counted. */
  more?: boolean
  href: (page: number) => string
}

/** Back and forth through a list; nothing when it fits on one page. */
export function Pages({ page, pages, more = false, href }: PagesProps) {
  const t = useT()
  const follows = pages === null ? more : page < pages
  if (page === 1 && !follows) return null
  const here =
    pages === null ? t('console.schools.page_uncounted', { page }) : t('console.schools.page', { page, pages })
  return (
    <nav aria-label={here} className="flex flex-wrap items-center justify-center gap-3">
      {page > 1 && (
        <Button href={href(page - 1)} variant="secondary" size="sm">
          {t('console.schools.newer')}
        </Button>
      )}
      <span className="text-ink-soft text-sm tabular-nums">{here}</span>
      {follows && (
        <Button href={href(page + 1)} variant="secondary" size="sm">
          {t('console.schools.older')}
        </Button>
      )}
    </nav>
  )
}
