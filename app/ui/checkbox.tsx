import clsx from 'clsx'
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { ChoiceRow } from './choice-row.tsx'
import { describeField, type FieldErrors, useFieldIds } from './field-ids.ts'

export type CheckboxProps = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: FieldErrors
}

/** Yes or no, sent with a form. For something that takes effect at once use `Switch`. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { label, hint, error, className, id, ...rest },
  ref,
) {
  const ids = useFieldIds(id)
  const control = (
    <input
      {...rest}
      {...describeField(ids, { hint, error, describedBy: rest['aria-describedby'] })}
      ref={ref}
      id={ids.id}
      type="checkbox"
      className={clsx('ui-tick', className)}
    />
  )
  return <ChoiceRow {...{ ids, label, hint, error, control }} />
})
