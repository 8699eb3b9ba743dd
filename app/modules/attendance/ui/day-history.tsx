import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Translate } from '#app/platform/i18n/translate.ts'
import { SignatureDrawing } from '#app/platform/signature/signature-drawing.tsx'
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
              <p className="text-ink-soft">{byLine(mark, formatMoment(locale, timeZone, mark.at), t)}</p>
              {mark.takenBy ? <p>{t('attendance.pickup.taken_by', { name: mark.takenBy })}</p> : null}
              {mark.signature ? <SignatureDrawing path={mark.signature} label={t('attendance.kiosk.signed')} /> : null}
              {mark.why ? <p>{t('attendance.child.why', { why: mark.why })}</p> : null}
            </li>
          )
        })}
      </ol>
    </details>
  )
}

/** Who said so; at a kiosk the adult who stood before it, which for a code is whoever showed it. */
function byLine({ by, kiosk, takenBy }: HistoryMark, time: string, t: Translate): string {
  if (!kiosk) return t('attendance.child.by', { name: by, time })
  const name = takenBy ?? by
  return kiosk.name && name
    ? t('attendance.kiosk.history', { kiosk: kiosk.name, name, time })
    : t('attendance.kiosk.history_family', { time })
}
