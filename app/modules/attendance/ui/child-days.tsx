// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import PencilLine from 'lucide-react/icons/pencil-line'
import { useState } from 'react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import { Stat } from '#app/ui/stat.tsx'
import { formatClock, formatShare } from '../clock.ts'
import type { ChildDay, ChildMonth } from '../history.server.ts'
import { paths } from '../paths.ts'
import { Clearance } from './clearance.tsx'
import { Correction } from './correction.tsx'
import { DayHistory } from './day-history.tsx'
import { cellTone } from './month-grid.tsx'

/** A child's month day by day, with its history; staff correct it here. */
export function ChildDays({ child, today, mayCorrect }: { child: ChildMonth; today: string; mayCorrect: boolean }) {
  const { t, locale } = useLanguage()
  const [correcting, setCorrecting] = useState<Pick<ChildDay, 'day'> & Partial<ChildDay>>()
  const [clearing, setClearing] = useState(false)
  const { days, rate, present, missed, late, alert } = child
  return (
    <div className="flex flex-col gap-6">
      {alert ? (
        <Banner
          tone="danger"
          title={t('attendance.notice.missing', { child: child.name })}
          actions={
            mayCorrect ? (
              <Button size="sm" variant="secondary" onClick={() => setClearing(true)}>
                {t('attendance.missing.clear')}
              </Button>
            ) : undefined
          }
        >
          {formatDay(locale, alert.day)}
        </Banner>
      ) : null}
      <div className="grid grid-cols-3 gap-3 sm:gap-4">
        <Stat
          label={t('attendance.child.rate')}
          value={rate === null ? t('attendance.child.none') : formatShare(locale, rate)}
          text={t('attendance.child.rate_text', { count: present })}
        />
        <Stat label={t('attendance.child.missed')} value={missed} />
        <Stat label={t('attendance.child.late')} value={late} />
      </div>
      {days.length === 0 ? (
        <EmptyState title={t('attendance.child.empty.title')} text={t('attendance.child.empty.text')} />
      ) : (
        <ul
          role="list"
          aria-label={t('attendance.child.days')}
          className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
        >
          {days.map(day => (
            <DayRow key={day.day} day={day} onCorrect={mayCorrect ? () => setCorrecting(day) : undefined} />
          ))}
        </ul>
      )}
      {mayCorrect ? (
        <div>
          <Button variant="secondary" icon={PencilLine} onClick={() => setCorrecting({ day: '' })}>
            {t('attendance.child.correct_another')}
          </Button>
        </div>
      ) : null}
      {mayCorrect ? (
        <KnownActs paths={[paths.correction(child.id), ...(alert ? [paths.clearance(alert.id)] : [])]} />
      ) : null}
      {correcting ? (
        <Correction childId={child.id} of={correcting} today={today} onClose={() => setCorrecting(undefined)} />
      ) : null}
      {alert && clearing ? <Clearance alertId={alert.id} name={child.name} onClose={() => setClearing(false)} /> : null}
    </div>
  )
}

function DayRow({ day, onCorrect }: { day: ChildDay; onCorrect: (() => void) | undefined }) {
  const { t, locale, timeZone } = useLanguage()
  const clock = (moment: string) => formatClock(locale, timeZone, moment)
  const times = [day.arrivedAt, day.leftAt].flatMap(moment => (moment ? [clock(moment)] : []))
  const what = times.length > 0 ? [times.join(' – ')] : day.reason ? [t(`attendance.reason.${day.reason}`)] : []
  const label = formatDay(locale, day.day)
  // A day that was marked once has no history but who did.
  const only = day.marks.length === 1 && !day.marks[0]?.why ? day.marks[0] : undefined
  return (
    <li id={`day-${day.day}`} className="flex flex-col gap-1.5 px-4 py-3 target:bg-brand-soft/40 sm:px-5">
      <div className="flex min-h-11 items-center gap-3">
        <div className="min-w-0 grow">
          <p className="font-bold leading-snug">{label}</p>
          <p className="text-ink-soft text-sm">{[...what, ...(only ? [only.by] : [])].join(' · ')}</p>
        </div>
        {day.cell ? (
          <Badge tone={cellTone[day.cell]}>{t(`attendance.month.word.${day.cell}`)}</Badge>
        ) : (
          <Badge>{t('attendance.state.open')}</Badge>
        )}
        {onCorrect ? (
          <IconButton
            icon={PencilLine}
            label={t('attendance.child.correct_day', { day: label })}
            onClick={onCorrect}
            className="-me-2"
          />
        ) : null}
      </div>
      {day.marks.length > 0 && !only ? <DayHistory marks={day.marks} /> : null}
    </li>
  )
}
