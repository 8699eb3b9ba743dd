import clsx from 'clsx'
import type { Icon } from '#app/ui/icon.ts'
import { TONE_SOLID } from '#app/ui/tone.ts'

export interface MarkButtonProps {
  icon: Icon
  /** Whom it marks as what, for screen readers and as the browser's own tooltip. */
  label: string
  /** What everybody reads where there is room. */
  word: string
  on: boolean
  tone: 'ok' | 'danger' | 'info' | 'brand'
  onTap: () => void
}

/** One tap for one child: 52 px square under a thumb, with its word beside it on a desk. A second tap takes it back. */
export function MarkButton({ icon: Drawing, label, word, on, tone, onTap }: MarkButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={onTap}
      className={clsx(
        'pressable inline-flex h-13 min-w-13 items-center justify-center gap-2 rounded-control border-[1.5px] px-3 font-bold text-sm shadow-control',
        on
          ? ['border-transparent forced-colors:border-4', TONE_SOLID[tone]]
          : 'border-line bg-surface text-ink-soft hover:border-line-strong hover:text-ink',
      )}
    >
      <Drawing size={24} strokeWidth={on ? 3 : 2.25} className="shrink-0" />
      <span className="max-md:hidden">{word}</span>
    </button>
  )
}
