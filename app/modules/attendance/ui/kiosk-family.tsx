// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import LogIn from 'lucide-react/icons/log-in'
import LogOut from 'lucide-react/icons/log-out'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import type { KioskChild } from '../kiosk-room.server.ts'
import type { Family } from './kiosk-step.ts'

/** An adult's children: each comes or goes with one tap. */
export function KioskFamily({
  family: { name, children },
  busy,
  onSay,
  onDone,
}: {
  family: Family
  busy: boolean
  onSay: (child: KioskChild, state: 'present' | 'left') => void
  onDone: () => void
}) {
  const t = useT()
  return (
    <>
      <h1 className="text-center text-3xl">{t('attendance.kiosk.family.title', { name })}</h1>
      <ul role="list" className="mx-auto grid w-full max-w-3xl gap-4">
        {children.map(child => {
          const state = child.state === 'here' ? 'left' : 'present'
          return (
            <li
              key={child.id}
              className="flex flex-wrap items-center gap-4 rounded-card border border-line bg-surface p-5 shadow-card"
            >
              <Avatar name={child.name} seed={child.id} size="xl" />
              <div className="min-w-0 grow basis-32">
                <p className="break-words font-extrabold font-heading text-2xl">{child.name}</p>
                <p className="text-ink-soft text-lg">{t(`attendance.kiosk.state.${child.state}`)}</p>
              </div>
              <Button
                size="lg"
                variant={state === 'left' ? 'accent' : 'primary'}
                icon={state === 'left' ? LogOut : LogIn}
                busy={busy}
                busyLabel={t('ui.state.busy')}
                onClick={() => onSay(child, state)}
                aria-label={t(`attendance.kiosk.family.${state}_name`, { name: child.name })}
                className="min-h-20 min-w-44 text-xl max-sm:w-full"
              >
                {t(`attendance.kiosk.family.${state}`)}
              </Button>
            </li>
          )
        })}
      </ul>
      <Button size="lg" variant="secondary" className="mx-auto min-h-16 min-w-44" onClick={onDone}>
        {t('attendance.kiosk.done')}
      </Button>
    </>
  )
}
