// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import QrCode from 'lucide-react/icons/qr-code'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { KioskChild } from '../kiosk-room.server.ts'

/** From as many children on, first letters help. */
const many = 16

/** A kiosk's start: a code for the camera, or the child's tile. */
export function KioskDoor({
  known,
  offline,
  noted,
  onCamera,
  onChild,
}: {
  known: readonly KioskChild[]
  offline: boolean
  /** Children whose arrival waits on this device. */
  noted: readonly string[]
  onCamera: () => void
  onChild: (child: KioskChild) => void
}) {
  const t = useT()
  const [letter, setLetter] = useState<string | null>(null)
  const first = ({ name }: KioskChild) => name.slice(0, 1).toUpperCase()
  const letters = [...new Set(known.map(first))].sort()
  const shown = known.filter(child => letter === null || first(child) === letter)
  if (known.length === 0)
    return (
      <EmptyState level={1} title={t('attendance.kiosk.door.empty')} text={t('attendance.kiosk.door.empty_text')} />
    )
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl">{t(offline ? 'attendance.kiosk.door.who_came' : 'attendance.kiosk.door.title')}</h1>
        {offline ? null : (
          <Button size="lg" icon={QrCode} onClick={onCamera} className="min-h-16 max-sm:w-full">
            {t('attendance.kiosk.door.show_code')}
          </Button>
        )}
      </div>
      {known.length > many ? (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">{t('attendance.kiosk.door.letters')}</legend>
          {letters.map(each => (
            <Chip
              key={each}
              kind="toggle"
              selected={letter === each}
              onToggle={() => setLetter(letter === each ? null : each)}
            >
              {each}
            </Chip>
          ))}
        </fieldset>
      ) : null}
      <ul role="list" className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
        {shown.map(child => (
          <li key={child.id}>
            <button
              type="button"
              onClick={() => onChild(child)}
              className="pressable flex h-full min-h-36 w-full flex-col items-center justify-center gap-2 rounded-card border border-line bg-surface p-4 text-center shadow-card hover:border-line-strong"
            >
              <Avatar name={child.name} seed={child.id} size="lg" />
              <span className="max-w-full break-words font-bold text-lg leading-tight">{child.name}</span>
              {noted.includes(child.id) ? (
                <Badge tone="warn">{t('attendance.kiosk.offline.noted')}</Badge>
              ) : child.state === 'awaited' ? null : (
                <Badge tone={child.state === 'here' ? 'ok' : 'neutral'}>
                  {t(`attendance.kiosk.state.${child.state}`)}
                </Badge>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
