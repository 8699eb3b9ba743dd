import { useFetcher } from '@remix-run/react'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Bell from 'lucide-react/icons/bell'
import BellOff from 'lucide-react/icons/bell-off'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Megaphone from 'lucide-react/icons/megaphone'
import UserRound from 'lucide-react/icons/user-round'
import { useT } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { Menu, type MenuEntry } from '#app/ui/menu.tsx'
import type { Head } from '../conversation.ts'
import { paths } from '../paths.ts'
import { HeadAvatar } from './head-avatar.tsx'
import { nameOf } from './names.ts'
import type { TalkProps } from './talk.tsx'

/** Whose conversation this is, and what may be changed about it. */
export function TalkHead({
  head,
  mayAnnounce,
  colleagues,
}: { head: Head } & Pick<TalkProps, 'mayAnnounce' | 'colleagues'>) {
  const t = useT()
  const change = useFetcher()
  const name = nameOf(t, head)
  const post = (action: string, fields: Record<string, string>) => change.submit(fields, { method: 'post', action })
  const entries: MenuEntry[] = [
    {
      id: 'mute',
      label: head.muted ? t('messages.thread.unmute') : t('messages.thread.mute'),
      text: head.muted ? undefined : t('messages.thread.mute_text'),
      icon: head.muted ? Bell : BellOff,
      onSelect: () => post(paths.mute(head.id), { on: head.muted ? 'no' : 'yes' }),
    },
  ]
  if (mayAnnounce)
    entries.push({
      id: 'announce',
      label: head.announceOnly ? t('messages.thread.announce_off') : t('messages.thread.announce_on'),
      text: head.announceOnly ? undefined : t('messages.thread.announce_on_text'),
      icon: Megaphone,
      onSelect: () => post(paths.announcing(head.id), { on: head.announceOnly ? 'no' : 'yes' }),
    })
  for (const [index, colleague] of [...(colleagues ?? []), null].entries()) {
    if (!colleagues || (colleague?.id ?? null) === head.assignedTo) continue
    entries.push({
      id: colleague?.id ?? 'nobody',
      label: colleague ? t('messages.thread.assigned', { name: colleague.name }) : t('messages.thread.nobody'),
      icon: UserRound,
      parted: index === 0,
      onSelect: () => post(paths.assignment(head.id), colleague ? { memberId: colleague.id } : {}),
    })
  }
  const about = [
    head.assignedName ? t('messages.thread.assigned', { name: head.assignedName }) : t(`messages.kind.${head.kind}`),
    ...(head.muted ? [t('messages.thread.muted')] : []),
  ]
  return (
    <header className="-mx-4 -mt-4 sticky top-0 z-20 mb-4 flex flex-wrap items-center gap-2.5 border-line/70 border-b bg-canvas/95 px-2 py-2 backdrop-blur-lg lg:-mt-8">
      <KnownActs
        paths={[
          paths.mute(head.id),
          ...(mayAnnounce ? [paths.announcing(head.id)] : []),
          ...(colleagues ? [paths.assignment(head.id)] : []),
        ]}
      />
      <IconButton href={paths.list()} icon={ArrowLeft} label={t('messages.thread.back')} directional />
      <HeadAvatar head={head} name={name} />
      <div className="min-w-0 grow basis-24">
        <h1 className="truncate text-lg leading-tight">{name}</h1>
        <p className="truncate text-ink-soft text-sm">{about.join(' · ')}</p>
      </div>
      <Menu
        entries={entries}
        trigger={trigger => <IconButton icon={Ellipsis} label={t('messages.thread.settings')} {...trigger} />}
      />
    </header>
  )
}
