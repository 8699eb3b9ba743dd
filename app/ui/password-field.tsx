import clsx from 'clsx'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { type ComponentPropsWithoutRef, forwardRef, useState } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import { describeField, useFieldIds } from './field-ids.ts'

export type PasswordFieldProps = FieldTexts &
  Omit<ComponentPropsWithoutRef<'input'>, 'type'> & {
    showLabel: string
    hideLabel: string
    /** `new-password` offers a made one, `current-password` the saved one. */
    autoComplete: 'new-password' | 'current-password'
  }

/** A password that can be looked at: fewer typing errors on a phone than typing it twice. */
export const PasswordField = forwardRef<HTMLInputElement, PasswordFieldProps>(function PasswordField(
  { label, labelHidden, note, hint, error, showLabel, hideLabel, className, id, ...rest },
  ref,
) {
  const ids = useFieldIds(id)
  const [shown, setShown] = useState(false)
  const Drawing = shown ? EyeOff : Eye
  return (
    <Field ids={ids} {...{ label, labelHidden, note, hint, error }}>
      <div className="relative">
        <input
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          {...rest}
          {...describeField(ids, { hint, error, describedBy: rest['aria-describedby'] })}
          ref={ref}
          id={ids.id}
          type={shown ? 'text' : 'password'}
          className={clsx('ui-input pe-13', className)}
        />
        <button
          type="button"
          aria-label={shown ? hideLabel : showLabel}
          aria-controls={ids.id}
          onClick={() => setShown(!shown)}
          className="pressable absolute end-1 top-1/2 -mt-5.5 grid size-11 place-items-center rounded-pill text-ink-soft hover:text-ink"
        >
          <Drawing size={21} />
        </button>
      </div>
    </Field>
  )
})
