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
    // Side by side on a tablet that lies: nothing of the keypad may be below the edge.
    <div className="mx-auto grid w-full max-w-sm items-center gap-5 lg:max-w-3xl lg:grid-cols-2">
      <KioskHead child={child} title={child.name} />
      <KioskKeypad
        key={String(once)}
        label={t(once ? 'attendance.kiosk.keypad.code' : 'attendance.kiosk.keypad.pin')}
        least={once ? 6 : 4}
        hidden={!once}
        busy={busy}
        onDone={once ? onCode : onPin}
      />
      <Button size="lg" variant="ghost" className="lg:col-span-2" onClick={() => setOnce(!once)}>
        {t(once ? 'attendance.kiosk.keypad.use_pin' : 'attendance.kiosk.keypad.use_code')}
      </Button>
    </div>
  )
}
