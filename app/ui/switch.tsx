import clsx from 'clsx'
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { ChoiceRow } from './choice-row.tsx'
import { describeField, type FieldErrors, useFieldIds } from './field-ids.ts'

export type SwitchProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'role'> & {
  label: ReactNode
  hint?: ReactNode
  error?: FieldErrors
}

/** On or off, at once. A checkbox to forms, a switch to screen readers. The words stand first, the switch at the thumb. */
export const Switch = forwardRef<HTMLInputElement, SwitchProps>(function Switch(
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
      // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox's own state is the switch's state (ARIA in HTML)
      role="switch"
      className={clsx('ui-switch', className)}
    />
  )
  return <ChoiceRow controlLast {...{ ids, label, hint, error, control }} />
})
