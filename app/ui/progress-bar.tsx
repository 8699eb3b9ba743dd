import clsx from 'clsx'
import type { ReactNode } from 'react'
import { TONE_FILL, TONE_TEXT, type Tone } from './tone.ts'

export type ProgressBarProps = {
  /** Names it; seen above the bar unless `labelHidden`. */
  label: string
  labelHidden?: boolean | undefined
  /** 0 to `max`; leave out while the end is unknown. */
  value?: number | undefined
  max?: number | undefined
  /** At the end of the label: "12 of 30". Also what screen readers say in place of per cent. */
  valueLabel?: string | undefined
  tone?: Tone | undefined
  /** Under the bar. */
  text?: ReactNode
}

/** How far something is. */
export function ProgressBar({
  label,
  labelHidden,
  value,
  max = 100,
  valueLabel,
  tone = 'brand',
  text,
}: ProgressBarProps) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, max > 0 ? value / max : 0))
  return (
    <div className="flex flex-col gap-1.5">
      {labelHidden ? null : (
        <div className="flex items-baseline justify-between gap-3 text-sm">
          <span className="font-bold">{label}</span>
          {valueLabel ? <span className="text-ink-soft tabular-nums">{valueLabel}</span> : null}
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={valueLabel}
        className="h-2.5 overflow-hidden rounded-pill border border-transparent bg-sunken shadow-[inset_0_0_0_1px_var(--line)]"
      >
        {share === undefined ? (
          <div className={clsx('ui-stripes h-full w-full animate-shimmer rounded-pill', TONE_FILL[tone])} />
        ) : (
          // Drawn: a width in a style attribute would not pass the content policy.
          <svg
            aria-hidden="true"
            className={clsx('block h-full w-full forced-colors:text-[Highlight]', TONE_TEXT[tone])}
          >
            <rect
              width={`${share * 100}%`}
              height="100%"
              rx="5"
              fill="currentColor"
              className="transition-[width] duration-500 ease-out"
            />
          </svg>
        )}
      </div>
      {text ? <div className="text-ink-soft text-sm">{text}</div> : null}
    </div>
  )
}
