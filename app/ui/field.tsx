import clsx from 'clsx'
import type { ReactNode } from 'react'
import { FieldError } from './field-error.tsx'
import { FieldHint } from './field-hint.tsx'
import type { FieldErrors, FieldIds } from './field-ids.ts'

/** Props every field shares. */
export type FieldTexts = {
  label: ReactNode
  /** Keeps the label for screen readers and takes it from view; only where the place says it (a search box). */
  labelHidden?: boolean | undefined
  /** At the label's end, e.g. "optional". */
  note?: ReactNode
  hint?: ReactNode
  error?: FieldErrors
}

/** Label, hint, control, error, in reading order: the hint stands before the control so a phone's keyboard does not cover it. */
export function Field({
  ids,
  label,
  labelHidden,
  note,
  hint,
  error,
  className,
  children,
}: FieldTexts & { ids: FieldIds; className?: string | undefined; children: ReactNode }) {
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      <div className={clsx('flex items-baseline justify-between gap-3', labelHidden && 'sr-only')}>
        <label htmlFor={ids.id} className="font-bold">
          {label}
        </label>
        {note ? <span className="text-sm text-ink-soft">{note}</span> : null}
      </div>
      <FieldHint id={ids.hintId}>{hint}</FieldHint>
      {children}
      <FieldError id={ids.errorId} error={error} />
    </div>
  )
}
