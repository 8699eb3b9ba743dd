import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { formatClock } from '../clock.ts'
import type { HistoryMark } from '../history.server.ts'

/** Every mark of a day, folded away until somebody wants to know: who, when, and why it was changed. */
export function DayHistory({ marks }: { marks: readonly HistoryMark[] }) {
  const { t, locale, timeZone } = useLanguage()
  const clock = (moment: string) => formatClock(locale, timeZone, moment)
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-11 items-center gap-2 rounded-small font-semibold text-ink-soft hover:text-ink">
        {t('attendance.child.marks', { count: marks.length })}
        {marks.some(({ why }) => why) ? <Badge tone="accent">{t('attendance.child.corrected')}</Badge> : null}
      </summary>
      <ol className="mt-1 mb-2 flex flex-col gap-3 border-line border-s-2 ps-4">
        {marks.map(mark => {
          const times = [mark.arrivedAt, mark.leftAt].flatMap(moment => (moment ? [clock(moment)] : []))
          const what = [
            t(`attendance.state.${mark.state}`),
            ...(times.length > 0 ? [times.join(' – ')] : []),
            ...(mark.reason ? [t(`attendance.reason.${mark.reason}`)] : []),
          ]
          return (
            <li key={mark.id}>
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {what.join(' · ')}
                {mark.stands ? <Badge tone="ok">{t('attendance.child.stands')}</Badge> : null}
              </p>
              <p className="text-ink-soft">
                {t('attendance.child.by', { name: mark.by, time: formatMoment(locale, timeZone, mark.at) })}
              </p>
              {mark.takenBy ? <p>{t('attendance.pickup.taken_by', { name: mark.takenBy })}</p> : null}
              {mark.why ? <p>{t('attendance.child.why', { why: mark.why })}</p> : null}
            </li>
          )
        })}
      </ol>
    </details>
  )
}
