import { useT } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import type { FeedChoice } from '../feed-album.ts'

export interface FeedChoicesProps {
  choices: readonly FeedChoice[]
  chosen: FeedChoice | undefined
  hrefOf: (id: string | undefined) => string
}

/** Narrows the feed to one child or class; nothing where there is only one. */
export function FeedChoices({ choices, chosen, hrefOf }: FeedChoicesProps) {
  const t = useT()
  if (choices.length < 2) return null
  return (
    <nav
      aria-label={t('albums.feed.filter')}
      className="-mx-1 mb-5 flex gap-2 overflow-x-auto px-1 py-1 [scrollbar-width:none]"
    >
      <Chip kind="link" href={hrefOf(undefined)} current={!chosen}>
        {t('albums.feed.all')}
      </Chip>
      {choices.map(({ id, name }) => (
        <Chip key={id} kind="link" href={hrefOf(id)} current={chosen?.id === id}>
          {name}
        </Chip>
      ))}
    </nav>
  )
}
