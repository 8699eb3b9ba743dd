import { useFetcher } from '@remix-run/react'
import EyeOff from 'lucide-react/icons/eye-off'
import type { Refused } from '#app/platform/act.server.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { FeedItem } from '../feed-album.ts'
import { paths } from '../paths.ts'
import { quietDays } from '../policy.ts'
import type { Preparation } from '../preparation.server.ts'

/** Who is in a photo: a tap each, with how long a child has not been seen. Whoever cannot be named is seen not to be. */
export function ChildTags({ albumId, item, desk }: { albumId: string; item: FeedItem; desk: Preparation }) {
  const { t } = useLanguage()
  const fetcher = useFetcher<{ done: true } | Refused>({ key: `tags-${item.id}` })
  const sent = fetcher.formData?.getAll('childIds').map(String)
  const named = sent ?? desk.tags[item.mediaId] ?? []
  const toggle = (childId: string, on: boolean) => {
    const form = new FormData()
    for (const id of on ? [...named, childId] : named.filter(id => id !== childId)) form.append('childIds', id)
    fetcher.submit(form, { method: 'post', action: paths.tags(albumId, item.id) })
  }
  const refused = fetcher.data && 'submission' in fetcher.data ? fetcher.data.submission.error?.childIds : undefined
  return (
    <Fieldset legend={t('albums.tagger.children')} error={refused ?? undefined}>
      <KnownActs paths={[paths.tags(albumId, item.id)]} />
      <div className="flex flex-wrap gap-2">
        {desk.children.map(({ id, name, daysSince }) => {
          const selected = named.includes(id)
          const lacks = desk.lacking.some(({ childId }) => childId === id)
          return (
            <Chip
              key={id}
              kind="toggle"
              selected={selected}
              disabled={lacks && !selected}
              icon={lacks ? EyeOff : undefined}
              onToggle={on => toggle(id, on)}
            >
              {name}
              <Aside lacks={lacks} daysSince={daysSince} />
            </Chip>
          )
        })}
      </div>
      {desk.children.length === 0 ? <p className="text-ink-soft text-sm">{t('albums.tagger.no_children')}</p> : null}
    </Fieldset>
  )
}

function Aside({ lacks, daysSince }: { lacks: boolean; daysSince: number | null }) {
  const { t } = useLanguage()
  if (!lacks && daysSince !== null && daysSince < quietDays) return null
  return (
    <span className="ms-1.5 font-normal text-ink-soft text-xs">
      {lacks
        ? t('albums.tagger.no_consent')
        : daysSince === null
          ? t('albums.meter.never')
          : t('albums.meter.days', { count: daysSince })}
    </span>
  )
}
