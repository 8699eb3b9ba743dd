import { formatDay } from '#app/platform/i18n/format.ts'
import type { Locale, Translate } from '#app/platform/i18n/translate.ts'
import { formatClock } from '../clock.ts'
import { type Presence, presenceOf } from '../policy.ts'
import type { RegisterChild } from '../register-child.ts'

export interface Speaker {
  t: Translate
  locale: Locale
  timeZone: string
}

export const presenceIn = ({ mark, reported }: RegisterChild): Presence => presenceOf(mark, reported !== null)

/** How it stands with a child, in a few words. */
export function statusLine(child: RegisterChild, day: string, { t, locale, timeZone }: Speaker): string {
  const { mark, reported } = child
  const clock = (moment: string) => formatClock(locale, timeZone, moment)
  switch (presenceIn(child)) {
    case 'here':
      return mark?.arrivedAt
        ? t('attendance.line.here', { time: clock(mark.arrivedAt) })
        : t('attendance.line.here_untimed')
    case 'gone':
      return mark?.leftAt ? t('attendance.line.gone', { time: clock(mark.leftAt) }) : t('attendance.line.gone_untimed')
    case 'absent':
      return t('attendance.line.absent')
    case 'waited_for':
      return t('attendance.line.waited_for')
    case 'excused': {
      const reason = t(`attendance.reason.${mark?.reason ?? reported?.reason ?? 'other'}`)
      if (!mark?.reason && reported && reported.toDay > day)
        return t('attendance.line.excused_until', { day: formatDay(locale, reported.toDay), reason })
      return t('attendance.line.excused', { reason })
    }
  }
}
