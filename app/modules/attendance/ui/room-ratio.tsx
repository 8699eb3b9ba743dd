import clsx from 'clsx'
import DoorOpen from 'lucide-react/icons/door-open'
import LogIn from 'lucide-react/icons/log-in'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { adultsNeeded, isShort, type Room } from '../ratio.ts'
import type { Adult } from '../room.server.ts'

/** Who of the staff is in the room, whether they are enough for the children that are here, and one tap to say that one is too. */
export function RoomRatio({
  adults,
  room,
  isIn,
  onMove,
}: {
  adults: readonly Adult[]
  /** Null where the school counts none. */
  room: Room | null
  isIn: boolean
  onMove: (here: 'in' | 'out') => void
}) {
  const t = useT()
  const short = room !== null && isShort(room)
  const names = adults.map(({ name }) => name).join(', ')
  const button = (
    <Button
      size="sm"
      variant={isIn && !short ? 'ghost' : 'secondary'}
      icon={isIn ? DoorOpen : LogIn}
      onClick={() => onMove(isIn ? 'out' : 'in')}
    >
      {t(isIn ? 'attendance.ratio.leave' : 'attendance.ratio.enter')}
    </Button>
  )
  if (short)
    return (
      <div className="mb-5">
        <Banner
          tone="danger"
          live
          title={t('attendance.ratio.short', { needed: adultsNeeded(room), adults: room.adults })}
          actions={button}
        >
          {t('attendance.ratio.short_text', { children: room.children, limit: room.limit })} {names}
        </Banner>
      </div>
    )
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
      <p className={clsx('text-ink-soft', room === null && adults.length === 0 && 'sr-only')}>
        <strong className="text-ink">{t('attendance.ratio.adults', { count: adults.length })}</strong>
        {room ? ` · ${t('attendance.ratio.limit', { limit: room.limit })}` : null}
        {names ? ` · ${names}` : null}
      </p>
      {button}
    </div>
  )
}
