import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import { paths } from '../paths.ts'
import type { ShownChild } from '../shown-observation.ts'

/** An empty timeline says what comes next for whoever looks at it. */
export function TimelineEmpty({
  child,
  observes,
  narrowed,
}: {
  child: ShownChild
  observes: boolean
  narrowed: boolean
}) {
  const t = useT()
  if (narrowed)
    return (
      <EmptyState
        title={t('portfolio.empty.filter.title')}
        actions={<Button href={paths.child(child.id)}>{t('portfolio.empty.filter.all')}</Button>}
      />
    )
  return (
    <EmptyState
      illustration={<AlbumIllustration />}
      title={t('portfolio.empty.child.title', { name: child.name })}
      text={t(observes ? 'portfolio.empty.child.staff' : 'portfolio.empty.child.family')}
    />
  )
}
