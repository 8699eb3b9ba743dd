import clsx from 'clsx'
import type { ReactNode } from 'react'
import { FieldError } from './field-error.tsx'
import type { FieldErrors, FieldIds } from './field-ids.ts'

/** A tick or switch with its words: the whole row is the target. */
export function ChoiceRow({
  ids,
  label,
  hint,
  error,
  control,
  controlLast = false,
  className,
}: {
  ids: FieldIds
  label: ReactNode
  hint?: ReactNode
  error?: FieldErrors
  control: ReactNode
  controlLast?: boolean | undefined
  className?: string | undefined
}) {
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <div
        className={clsx('relative flex min-h-11 items-start gap-3', controlLast && 'flex-row-reverse justify-between')}
      >
        <span className="flex min-h-11 items-center">{control}</span>
        <div className="flex min-h-11 min-w-0 grow flex-col justify-center py-1.5">
          <label
            htmlFor={ids.id}
            className="font-semibold leading-snug after:absolute after:inset-0 after:rounded-small"
          >
            {label}
          </label>
          {hint ? (
            <p id={ids.hintId} className="text-sm text-ink-soft">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
      <FieldError id={ids.errorId} error={error} />
    </div>
  )
}
