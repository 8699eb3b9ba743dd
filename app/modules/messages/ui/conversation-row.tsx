import BellOff from 'lucide-react/icons/bell-off'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { Listed } from '../conversation.ts'
import { paths } from '../paths.ts'
import { lately } from './clock.ts'
import { HeadAvatar } from './head-avatar.tsx'
import { lastLine, nameOf } from './names.ts'

/** A conversation in the list. */
export function ConversationRow({ listed, atWork }: { listed: Listed; atWork: boolean }) {
  const { t, locale, timeZone } = useLanguage()
  const name = nameOf(t, listed)
  return (
    <ListRow
      href={paths.conversation(listed.id)}
      lead={<HeadAvatar head={listed} name={name} />}
      title={name}
      text={
        <>
          <span className="line-clamp-1">
            <bdi>{lastLine(t, listed)}</bdi>
          </span>
          {listed.muted || (atWork && (listed.waiting || listed.assignedName)) ? (
            <span className="mt-1 flex flex-wrap gap-1.5">
              {atWork && listed.waiting ? <Badge tone="warn">{t('messages.list.waiting')}</Badge> : null}
              {listed.assignedName ? (
                <Badge tone="info">{t('messages.thread.assigned', { name: listed.assignedName })}</Badge>
              ) : null}
              {listed.muted ? <Badge icon={BellOff}>{t('messages.list.muted')}</Badge> : null}
            </span>
          ) : null}
        </>
      }
      clamp={false}
      meta={<time dateTime={listed.last.at}>{lately(locale, timeZone, listed.last.at)}</time>}
      unseenLabel={listed.unread > 0 ? t('messages.list.unread', { count: listed.unread }) : undefined}
    />
  )
}
