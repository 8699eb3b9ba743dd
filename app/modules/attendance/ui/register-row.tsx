import Check from 'lucide-react/icons/check'
import DoorOpen from 'lucide-react/icons/door-open'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import X from 'lucide-react/icons/x'
import type { ChildAlert } from '#app/platform/child-alerts.ts'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import type { MarkState } from '#db/attendance-words.ts'
import { formatClock } from '../clock.ts'
import type { RegisterChild } from '../register-child.ts'
import { type KeptMarksProps, RefusedMarks, WaitingSign } from './kept-marks.tsx'
import { MarkButton } from './mark-button.tsx'
import { presenceIn, statusLine } from './status-line.ts'

export interface RegisterRowProps {
  child: RegisterChild
  /** What must be known of it; the gravest is named in the row. */
  alerts: readonly ChildAlert[]
  day: string
  /** What the buttons are for: the morning's arrivals or the way home. */
  mode: 'arriving' | 'leaving'
  /** What this device has of the child and the school has not. */
  kept: KeptMarksProps
  onMark: (state: MarkState) => void
  onMore: () => void
  onClear: () => void
}

/** A child in the register: how it stands, and one tap to say otherwise. */
export function RegisterRow({ child, alerts, day, mode, kept, onMark, onMore, onClear }: RegisterRowProps) {
  const language = useLanguage()
  const { t } = language
  const { name, mark, alertId } = child
  const presence = presenceIn(child)
  const here = presence === 'here'
  const toggle = (state: MarkState, on: boolean, back: MarkState = 'open') => onMark(on ? back : state)
  return (
    <li className="flex flex-col gap-2.5 px-3 py-2.5 sm:px-5">
      <div className="relative flex min-h-13 items-center gap-3">
        <span className="relative shrink-0">
          <ChildAvatar id={child.id} name={child.fullName} photoId={child.photoId} />
          {kept.marks.some(({ refusal }) => !refusal) ? <WaitingSign /> : null}
        </span>
        <div className="min-w-0 grow">
          <button
            type="button"
            onClick={onMore}
            aria-label={t('attendance.register.more', { name })}
            className="max-w-full text-start font-bold leading-snug after:absolute after:inset-0"
          >
            <span className="line-clamp-2">{name}</span>
          </button>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-sm">
            <span>{statusLine(child, day, language)}</span>
            {alerts.slice(0, 1).map(({ id, text, tone }) => (
              <Badge key={id} tone={tone} icon={TriangleAlert}>
                {text}
              </Badge>
            ))}
            {child.lateStay ? <Badge tone={here ? 'danger' : 'warn'}>{t('attendance.line.late_stay')}</Badge> : null}
            {mark?.late && (here || presence === 'gone') ? <Badge tone="warn">{t('attendance.late')}</Badge> : null}
          </p>
        </div>
        <div className="relative z-1 flex shrink-0 gap-2">
          {mode === 'leaving' && (here || presence === 'gone') ? (
            <MarkButton
              icon={DoorOpen}
              label={t('attendance.register.mark_home', { name })}
              word={t('attendance.register.home')}
              on={presence === 'gone'}
              tone="brand"
              onTap={() => toggle('left', presence === 'gone', 'present')}
            />
          ) : (
            <>
              <MarkButton
                icon={Check}
                label={t('attendance.register.mark_here', { name })}
                word={t('attendance.register.here')}
                on={here || presence === 'gone'}
                tone="ok"
                onTap={() => toggle('present', here || presence === 'gone')}
              />
              <MarkButton
                icon={X}
                label={t('attendance.register.mark_absent', { name })}
                word={t('attendance.register.absent')}
                on={mark?.state === 'absent'}
                tone={presence === 'excused' ? 'info' : 'danger'}
                onTap={() => toggle('absent', mark?.state === 'absent')}
              />
            </>
          )}
        </div>
      </div>
      {alertId ? (
        <div className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-danger-soft px-3 py-2 text-on-danger-soft text-sm">
          <span className="font-bold">{t('attendance.line.missing')}</span>
          <Button size="sm" variant="secondary" onClick={onClear}>
            {t('attendance.missing.clear')}
          </Button>
        </div>
      ) : null}
      <RefusedMarks {...kept} />
      <Contested child={child} onMark={onMark} />
    </li>
  )
}

/** Two said different things without knowing of each other: whoever reads it decides. */
function Contested({ child, onMark }: Pick<RegisterRowProps, 'child' | 'onMark'>) {
  const { t, locale, timeZone } = useLanguage()
  const { contested, mark } = child
  if (!contested || !mark) return null
  const word = (state: MarkState) => t(`attendance.state.${state}`)
  return (
    <div className="rounded-control bg-warn-soft px-3 py-2.5 text-on-warn-soft text-sm">
      <p>
        {t('attendance.contested.text', {
          name: contested.by,
          state: word(contested.state),
          time: formatClock(locale, timeZone, contested.at),
        })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={() => onMark(mark.state)}>
          {t('attendance.contested.keep', { state: word(mark.state) })}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => onMark(contested.state)}>
          {t('attendance.contested.take', { state: word(contested.state) })}
        </Button>
      </div>
    </div>
  )
}
