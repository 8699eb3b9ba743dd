import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AlbumIllustration } from '#app/ui/illustrations/album.tsx'
import type { FeedChoice } from '../feed-album.ts'
import { paths } from '../paths.ts'

export interface FeedEmptyProps {
  canPost: boolean
  canOpenClasses: boolean
  choices: readonly FeedChoice[]
  chosen: FeedChoice | undefined
  older: boolean
}

/** An empty feed says what comes next for whoever looks at it. */
export function FeedEmpty({ canPost, canOpenClasses, choices, chosen, older }: FeedEmptyProps) {
  const t = useT()
  const drawing = <AlbumIllustration />
  if (older)
    return (
      <EmptyState
        illustration={drawing}
        title={t('albums.empty.page.title')}
        actions={<Button href={paths.feed()}>{t('albums.feed.newest')}</Button>}
      />
    )
  if (chosen)
    return (
      <EmptyState
        illustration={drawing}
        title={t('albums.empty.filter.title', { name: chosen.name })}
        text={canPost ? undefined : t('albums.empty.filter.child', { name: chosen.name })}
        actions={
          canPost ? (
            <Button href={paths.new(chosen.id)}>{t('albums.feed.new')}</Button>
          ) : (
            <Button href={paths.feed()}>{t('albums.empty.filter.show_all')}</Button>
          )
        }
      />
    )
  if (!canPost) {
    const linked = choices.length > 0
    return (
      <EmptyState
        illustration={drawing}
        title={t(linked ? 'albums.empty.family.title' : 'albums.empty.no_child.title')}
        text={t(linked ? 'albums.empty.family.text' : 'albums.empty.no_child.text')}
      />
    )
  }
  if (choices.length === 0)
    return (
      <EmptyState
        illustration={drawing}
        title={t('albums.empty.no_class.title')}
        text={t(canOpenClasses ? 'albums.empty.office.text' : 'albums.empty.no_class.text')}
        actions={canOpenClasses ? <Button href="/people">{t('albums.empty.office.action')}</Button> : undefined}
      />
    )
  return (
    <EmptyState
      illustration={drawing}
      title={t('albums.empty.staff.title')}
      text={t('albums.empty.staff.text')}
      actions={<Button href={paths.new()}>{t('albums.feed.new')}</Button>}
    />
  )
}
