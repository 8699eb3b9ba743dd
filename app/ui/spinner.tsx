import clsx from 'clsx'

export type SpinnerProps = {
  /** Said to screen readers; leave out where the surrounding control says it. */
  label?: string | undefined
  /** CSS pixels. */
  size?: number | undefined
  className?: string | undefined
}

/** Something is being waited for and there is no measure of it. Prefer `ProgressBar` where there is one. */
export function Spinner({ label, size = 20, className }: SpinnerProps) {
  return (
    <span role={label ? 'status' : undefined} className={clsx('inline-flex', className)}>
      <svg width={size} height={size} viewBox="0 0 24 24" fill="none" className="animate-spin" aria-hidden="true">
        <circle cx="12" cy="12" r="9" stroke="currentColor" strokeOpacity="0.25" strokeWidth="3" />
        <path d="M12 3a9 9 0 0 1 9 9" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      </svg>
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  )
}
