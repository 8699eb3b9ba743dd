import clsx from 'clsx'

export type SkeletonProps = {
  shape?: 'line' | 'block' | 'circle' | undefined
  /** How many lines; the last is shorter. */
  lines?: number | undefined
  className?: string | undefined
}

/** The room something will take. Only where waiting is likely to be seen; the region around it carries `aria-busy`. */
export function Skeleton({ shape = 'line', lines = 1, className }: SkeletonProps) {
  if (shape !== 'line')
    return (
      <span
        aria-hidden="true"
        className={clsx(
          'block animate-shimmer bg-line/60',
          shape === 'circle' ? 'size-11 rounded-pill' : 'h-28 rounded-card',
          className,
        )}
      />
    )
  return (
    <span aria-hidden="true" className={clsx('flex flex-col gap-2', className)}>
      {Array.from({ length: lines }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
          key={index}
          className={clsx(
            'block h-3.5 animate-shimmer rounded-pill bg-line/60',
            lines > 1 && index === lines - 1 && 'w-3/5',
          )}
        />
      ))}
    </span>
  )
}
