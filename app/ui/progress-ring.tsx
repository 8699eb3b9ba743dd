import type { ReactNode } from 'react'

export type ProgressRingProps = {
  label: string
  value: number
  max?: number | undefined
  valueLabel?: string | undefined
  /** CSS pixels. */
  size?: number | undefined
  /** In the middle. */
  children?: ReactNode
}

/** How much of a whole is done, in little room. */
export function ProgressRing({ label, value, max = 100, valueLabel, size = 64, children }: ProgressRingProps) {
  const share = Math.min(1, Math.max(0, max > 0 ? value / max : 0))
  const round = 2 * Math.PI * 20
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={valueLabel}
      className="relative inline-grid shrink-0 place-items-center"
    >
      <svg viewBox="0 0 48 48" fill="none" aria-hidden="true" width={size} height={size} className="-rotate-90">
        <circle cx="24" cy="24" r="20" stroke="var(--sunken)" strokeWidth="6" />
        {share > 0 ? (
          <circle
            cx="24"
            cy="24"
            r="20"
            stroke="var(--brand)"
            strokeWidth="6"
            strokeLinecap="round"
            strokeDasharray={`${share * round} ${round}`}
            className="transition-[stroke-dasharray] duration-500 ease-out"
          />
        ) : null}
      </svg>
      <span className="absolute inset-0 grid place-items-center font-extrabold text-sm tabular-nums">{children}</span>
    </span>
  )
}
