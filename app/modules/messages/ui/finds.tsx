import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SearchIllustration } from '#app/ui/illustrations/search.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { paths } from '../paths.ts'
import type { Find } from '../search.server.ts'
import { lately } from './clock.ts'
import { HeadAvatar } from './head-avatar.tsx'
import { nameOf } from './names.ts'

/** What a search found, each leading to its place. */
export function Finds({ finds }: { finds: readonly Find[] }) {
  const { t, locale, timeZone } = useLanguage()
  if (finds.length === 0)
    return (
      <EmptyState
        illustration={<SearchIllustration />}
        title={t('messages.find.none_title')}
        text={t('messages.find.none_text')}
        actions={
          <Button href={paths.list()} variant="secondary">
            {t('messages.find.back')}
          </Button>
        }
      />
    )
  const count = t('messages.find.count', { count: finds.length })
  return (
    <>
      <p role="status" className="mb-3 text-ink-soft text-sm">
        {count}
      </p>
      <List label={count}>
        {finds.map(({ messageId, head, author, text, at, seq }) => (
          <ListRow
            key={messageId}
            href={paths.message(head.id, seq)}
            lead={<HeadAvatar head={head} name={nameOf(t, head)} />}
            title={t('messages.find.in', { author, name: nameOf(t, head) })}
            text={<bdi>{text}</bdi>}
            meta={<time dateTime={at}>{lately(locale, timeZone, at)}</time>}
          />
        ))}
      </List>
    </>
  )
}
