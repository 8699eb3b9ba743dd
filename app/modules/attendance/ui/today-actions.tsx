import CalendarX from 'lucide-react/icons/calendar-x'
import Settings from 'lucide-react/icons/settings'
import Siren from 'lucide-react/icons/siren'
import Tablet from 'lucide-react/icons/tablet'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { paths } from '../paths.ts'

/** Where staff go from today's classes. */
export function TodayActions({ canConfigure }: { canConfigure: boolean }) {
  const t = useT()
  return (
    <>
      <Button variant="secondary" icon={Siren} href={paths.rollCall()}>
        {t('attendance.rollcall.title')}
      </Button>
      <Button variant="secondary" icon={Tablet} href={paths.kiosks()}>
        {t('attendance.kiosk.open')}
      </Button>
      <Button variant="secondary" icon={CalendarX} href={paths.absences()}>
        {t('attendance.today.absences')}
      </Button>
      {canConfigure ? (
        <Button variant="ghost" icon={Settings} href={paths.settings()}>
          {t('attendance.today.settings')}
        </Button>
      ) : null}
    </>
  )
}
