import CalendarDays from 'lucide-react/icons/calendar-days'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Thermometer from 'lucide-react/icons/thermometer'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { dayBeside } from '../clock.ts'
import { paths } from '../paths.ts'

/** From a class's register on a day: to the day before and after, and today to the health check; to the month it is in. */
export function RegisterActions({
  id,
  day,
  today,
  checks,
}: {
  id: string
  day: string
  today: string
  checks: boolean
}) {
  const t = useT()
  const isToday = day === today
  const next = dayBeside(day, 1)
  return (
    <div className="flex items-center gap-1.5">
      <IconButton
        icon={ChevronLeft}
        directional
        label={t('attendance.register.earlier')}
        href={paths.register(id, dayBeside(day, -1))}
      />
      {isToday ? null : (
        <IconButton
          icon={ChevronRight}
          directional
          label={t('attendance.register.later')}
          href={next === today ? paths.register(id) : paths.register(id, next)}
        />
      )}
      {isToday && checks ? (
        <Button variant="secondary" icon={Thermometer} href={paths.check(id)}>
          {t('attendance.check.title')}
        </Button>
      ) : null}
      <Button variant="secondary" icon={CalendarDays} href={paths.month(id, day.slice(0, 7))}>
        {t('attendance.register.month')}
      </Button>
    </div>
  )
}
