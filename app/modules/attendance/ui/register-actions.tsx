import CalendarDays from 'lucide-react/icons/calendar-days'
import Thermometer from 'lucide-react/icons/thermometer'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Steps } from '#app/ui/steps.tsx'
import type { CheckRound } from '#db/attendance-words.ts'
import { dayBeside } from '../clock.ts'
import { paths } from '../paths.ts'

export type RegisterActionsProps = {
  /** The class. */
  id: string
  /** ISO dates. */
  day: string
  today: string
  /** The round of health checks that is due; null where the school does none. */
  round: CheckRound | null
}

/** From a class's register on a day: to the day before and after, and today to the health check; to the month it is in. */
export function RegisterActions({ id, day, today, round }: RegisterActionsProps) {
  const t = useT()
  const next = dayBeside(day, 1)
  // Today's register has no day in its address, so that it stays today's when it is kept open.
  const later = next === today ? paths.register(id) : paths.register(id, next)
  return (
    <Steps
      earlier={{ label: t('attendance.register.earlier'), href: paths.register(id, dayBeside(day, -1)) }}
      later={day === today ? null : { label: t('attendance.register.later'), href: later }}
    >
      {day === today && round ? (
        <Button variant="secondary" icon={Thermometer} href={paths.check(id)}>
          {t(`attendance.check.round.${round}`)}
        </Button>
      ) : null}
      <Button variant="secondary" icon={CalendarDays} href={paths.month(id, day.slice(0, 7))}>
        {t('attendance.register.month')}
      </Button>
    </Steps>
  )
}
