import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import type { KioskChild } from '../kiosk-room.server.ts'
import { KioskHead } from './kiosk-head.tsx'
import { KioskKeypad } from './kiosk-keypad.tsx'

/** Who is here for a child: by their PIN, or with a code for once. */
export function KioskChildStep({
  child,
  busy,
  onPin,
  onCode,
}: {
  child: KioskChild
  busy: boolean
  onPin: (pin: string) => void
  onCode: (code: string) => void
}) {
  const t = useT()
  const [once, setOnce] = useState(false)
  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-5">
      <KioskHead child={child} title={child.name} />
      <KioskKeypad
        key={String(once)}
        label={t(once ? 'attendance.kiosk.keypad.code' : 'attendance.kiosk.keypad.pin')}
        least={once ? 6 : 4}
        hidden={!once}
        busy={busy}
        onDone={once ? onCode : onPin}
      />
      <Button size="lg" variant="ghost" onClick={() => setOnce(!once)}>
        {t(once ? 'attendance.kiosk.keypad.use_pin' : 'attendance.kiosk.keypad.use_code')}
      </Button>
    </div>
  )
}
