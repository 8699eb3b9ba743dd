import Check from 'lucide-react/icons/check'
import Thermometer from 'lucide-react/icons/thermometer'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import type { CheckStep } from '#db/attendance-words.ts'
import type { CheckChild } from '../check-child.ts'
import { checkLine } from './check-line.ts'
import { CheckSteps } from './check-steps.tsx'
import { RefusedEntry, WaitingSign } from './kept-marks.tsx'
import { MarkButton } from './mark-button.tsx'

export interface CheckRowProps {
  child: CheckChild
  /** What this device has of the child and the school has not. */
  kept: readonly WaitingItem[]
  onRetry: (itemId: string) => void
  onDrop: (itemId: string) => void
  onFine: () => void
  onMore: () => void
  onStep: (step: CheckStep) => void
}

/** A child in a check: one tap for "all fine", another for what was seen. */
export function CheckRow({ child, kept, onRetry, onDrop, onFine, onMore, onStep }: CheckRowProps) {
  const language = useLanguage()
  const { t } = language
  const { name, check, morning, steps } = child
  const unwell = check?.level === 'alert' || check?.level === 'noticed'
  return (
    <li className="flex flex-col gap-2.5 px-3 py-2.5 sm:px-5">
      <div className="flex min-h-13 items-center gap-3">
        <span className="relative shrink-0">
          <ChildAvatar id={child.id} name={child.fullName} photoId={child.photoId} />
          {kept.some(({ refusal }) => !refusal) ? <WaitingSign /> : null}
        </span>
        <div className="min-w-0 grow">
          <p className="line-clamp-2 font-bold leading-snug">{name}</p>
          <p className="text-ink-soft text-sm">{checkLine(check, language)}</p>
          {morning && morning.level !== 'fine' ? (
            <p className="font-bold text-sm">{t('attendance.check.morning', { seen: checkLine(morning, language) })}</p>
          ) : null}
        </div>
        <div className="flex shrink-0 gap-2">
          <MarkButton
            icon={Check}
            label={t('attendance.check.mark_fine', { name })}
            word={t('attendance.check.level.fine')}
            on={check?.level === 'fine'}
            tone="ok"
            onTap={onFine}
          />
          <MarkButton
            icon={Thermometer}
            label={t('attendance.check.mark_seen', { name })}
            word={t('attendance.check.more')}
            on={unwell}
            tone={check?.level === 'alert' ? 'danger' : 'brand'}
            onTap={onMore}
          />
        </div>
      </div>
      {check?.level === 'alert' ? (
        <div className="rounded-control bg-danger-soft px-3 py-2.5 text-on-danger-soft">
          <CheckSteps steps={steps} onStep={onStep} />
        </div>
      ) : null}
      {kept.map(({ id, refusal }) =>
        refusal ? (
          <RefusedEntry
            key={id}
            what={t('attendance.check.title')}
            refusal={refusal}
            onRetry={() => onRetry(id)}
            onDrop={() => onDrop(id)}
          />
        ) : null,
      )}
    </li>
  )
}
