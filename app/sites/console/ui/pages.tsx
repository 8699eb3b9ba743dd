import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'

/** Back and forth through a list; nothing when it fits on one page. */
export function Pages({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  const t = useT()
  if (pages <= 1) return null
  return (
    <nav
      aria-label={t('console.schools.page', { page, pages })}
      className="flex flex-wrap items-center justify-center gap-3"
    >
      {page > 1 && (
        <Button href={href(page - 1)} variant="secondary" size="sm">
          {t('console.schools.newer')}
        </Button>
      )}
      <span className="text-ink-soft text-sm tabular-nums">{t('console.schools.page', { page, pages })}</span>
      {page < pages && (
        <Button href={href(page + 1)} variant="secondary" size="sm">
          {t('console.schools.older')}
        </Button>
      )}
    </nav>
  )
}
