import LogIn from 'lucide-react/icons/log-in'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import type { KioskChild } from '../kiosk-room.server.ts'
import { KioskHead } from './kiosk-head.tsx'

/** Without a network nobody can say who they are: that a child came is noted for the staff, and going home is theirs. */
export function KioskArrivalStep({ child, onCame }: { child: KioskChild; onCame: () => void }) {
  const t = useT()
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col gap-6">
      <KioskHead child={child} title={child.name} />
      <Button size="lg" icon={LogIn} onClick={onCame} className="min-h-20 text-xl">
        {t('attendance.kiosk.family.present_name', { name: child.name })}
      </Button>
      <p className="text-center text-ink-soft text-lg">{t('attendance.kiosk.offline.leaving')}</p>
    </div>
  )
}
