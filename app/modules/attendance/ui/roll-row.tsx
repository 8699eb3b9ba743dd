import clsx from 'clsx'
import ShieldCheck from 'lucide-react/icons/shield-check'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { formatClock } from '../clock.ts'
import type { RollPerson } from '../roll.ts'
import { MarkButton } from './mark-button.tsx'

/** Somebody in a roll call: red until one tap says that they are safe; a second takes it back. */
export function RollRow({ person, onSay }: { person: RollPerson; onSay: ((safe: 'yes' | 'no') => void) | undefined }) {
  const { t, locale, timeZone } = useLanguage()
  const { id, name, safe } = person
  const words = safe
    ? [t('attendance.rollcall.safe'), formatClock(locale, timeZone, safe.at), ...(safe.by ? [safe.by] : [])]
    : [t(onSay ? 'attendance.rollcall.not_seen' : `attendance.rollcall.${person.person}`)]
  return (
    <li className={clsx('flex min-h-16 items-center gap-3 px-3 py-2 sm:px-5', onSay && !safe && 'bg-danger-soft')}>
      <ChildAvatar id={id} name={name} photoId={person.photoId} />
      <div className={clsx('min-w-0 grow', onSay && !safe && 'text-on-danger-soft')}>
        <p className="line-clamp-2 font-bold leading-snug">{name}</p>
        <p className={clsx('text-sm', (safe || !onSay) && 'text-ink-soft')}>{words.join(' · ')}</p>
      </div>
      {onSay ? (
        <MarkButton
          icon={ShieldCheck}
          label={t('attendance.rollcall.mark_safe', { name })}
          word={t('attendance.rollcall.safe')}
          on={safe !== null}
          tone="ok"
          onTap={() => onSay(safe ? 'no' : 'yes')}
        />
      ) : null}
    </li>
  )
}
