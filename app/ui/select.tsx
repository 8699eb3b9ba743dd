import clsx from 'clsx'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import { describeField, useFieldIds } from './field-ids.ts'

export type SelectOption = { value: string; label: string; disabled?: boolean | undefined }

export type SelectProps = FieldTexts &
  Omit<ComponentPropsWithoutRef<'select'>, 'children'> & {
    options: readonly SelectOption[]
    /** First entry with an empty value: "Choose a class". */
    placeholder?: string | undefined
    fieldClassName?: string | undefined
  }

/** One of a list, by the phone's own picker. Up to five options are better as `RadioCards`. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { label, labelHidden, note, hint, error, options, placeholder, className, fieldClassName, id, ...rest },
  ref,
) {
  const ids = useFieldIds(id)
  return (
    <Field ids={ids} className={fieldClassName} {...{ label, labelHidden, note, hint, error }}>
      <div className="relative">
        <select
          {...rest}
          {...describeField(ids, { hint, error, describedBy: rest['aria-describedby'] })}
          ref={ref}
          id={ids.id}
          className={clsx('ui-input appearance-none truncate pe-11', className)}
        >
          {placeholder ? <option value="">{placeholder}</option> : null}
          {options.map(option => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={20} className="pointer-events-none absolute end-4 top-1/2 -translate-y-1/2 text-ink-soft" />
      </div>
    </Field>
  )
})
