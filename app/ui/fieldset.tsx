import clsx from 'clsx'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { FieldError } from './field-error.tsx'
import { FieldHint } from './field-hint.tsx'
import { describeField, type FieldErrors, useFieldIds } from './field-ids.ts'

export type FieldsetProps = Omit<ComponentPropsWithoutRef<'fieldset'>, 'children'> & {
  legend: ReactNode
  legendHidden?: boolean | undefined
  hint?: ReactNode
  error?: FieldErrors
  children: ReactNode
}

/** Several controls that answer one question. The error belongs to the group and is read with its name. */
export function Fieldset({ legend, legendHidden, hint, error, className, children, id, ...rest }: FieldsetProps) {
  const ids = useFieldIds(id)
  const { 'aria-describedby': describedBy } = describeField(ids, { hint, error, describedBy: rest['aria-describedby'] })
  return (
    <fieldset {...rest} id={ids.id} aria-describedby={describedBy} className={clsx('min-w-0', className)}>
      <legend className={clsx('float-start mb-1 w-full font-bold', legendHidden && 'sr-only')}>{legend}</legend>
      <div className="clear-both flex flex-col gap-2">
        <FieldHint id={ids.hintId}>{hint}</FieldHint>
        {children}
        <FieldError id={ids.errorId} error={error} />
      </div>
    </fieldset>
  )
}
