import { useFetcher } from '@remix-run/react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { FeedItem } from '../feed-album.ts'
import { paths } from '../paths.ts'
import { quietDays } from '../policy.ts'
import type { Preparation } from '../preparation.server.ts'

/** Who is in a photo: a tap each, with how long a child has not been seen, and at once whom naming it holds back for. */
export function ChildTags({ albumId, item, desk }: { albumId: string; item: FeedItem; desk: Preparation }) {
  const { t, locale } = useLanguage()
  const fetcher = useFetcher({ key: `tags-${item.id}` })
  const sent = fetcher.formData?.getAll('childIds').map(String)
  const named = sent ?? desk.tags[item.mediaId] ?? []
  const toggle = (childId: string, on: boolean) => {
    const form = new FormData()
    for (const id of on ? [...named, childId] : named.filter(id => id !== childId)) form.append('childIds', id)
    fetcher.submit(form, { method: 'post', action: paths.tags(albumId, item.id) })
  }
  const lacking = desk.children
    .filter(({ id }) => named.includes(id) && desk.lacking.some(({ childId }) => childId === id))
    .map(({ name }) => name)
  return (
    <Fieldset legend={t('albums.tagger.children')}>
      <div className="flex flex-wrap gap-2">
        {desk.children.map(({ id, name, daysSince }) => (
          <Chip key={id} kind="toggle" selected={named.includes(id)} onToggle={on => toggle(id, on)}>
            {name}
            {daysSince === null || daysSince >= quietDays ? (
              <span className="ms-1.5 font-normal text-ink-soft text-xs">
                {daysSince === null ? t('albums.meter.never') : t('albums.meter.days', { count: daysSince })}
              </span>
            ) : null}
          </Chip>
        ))}
      </div>
      {desk.children.length === 0 ? <p className="text-ink-soft text-sm">{t('albums.tagger.no_children')}</p> : null}
      <p role="status" className="text-danger-ink text-sm">
        {lacking.length > 0
          ? t('albums.tagger.no_consent', { names: new Intl.ListFormat(locale).format(lacking) })
          : null}
      </p>
    </Fieldset>
  )
}
