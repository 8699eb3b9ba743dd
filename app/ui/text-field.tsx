import clsx from 'clsx'
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import { describeField, useFieldIds } from './field-ids.ts'
import type { Icon } from './icon.ts'

export type TextFieldProps = FieldTexts &
  ComponentPropsWithoutRef<'input'> & {
    icon?: Icon | undefined
    /** Inside the box, before and after what is typed: a unit, a currency, an address's end (".cubby.school"). */
    prefix?: ReactNode
    suffix?: ReactNode
    fieldClassName?: string | undefined
  }

/** One line of text; also numbers, dates, times, addresses by `type`. Takes the props conform's `getInputProps` makes. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, labelHidden, note, hint, error, icon: Drawing, prefix, suffix, className, fieldClassName, id, ...rest },
  ref,
) {
  const ids = useFieldIds(id)
  const texts = { label, labelHidden, note, hint, error }
  const input = (
    <input
      type="text"
      {...rest}
      {...describeField(ids, { hint, error, describedBy: rest['aria-describedby'] })}
      ref={ref}
      id={ids.id}
      className={clsx(
        'ui-input',
        Drawing && 'ps-11.5',
        prefix && 'rounded-s-none',
        suffix && 'rounded-e-none',
        className,
      )}
    />
  )
  return (
    <Field ids={ids} className={fieldClassName} {...texts}>
      {Drawing || prefix || suffix ? (
        <div className="relative flex">
          {Drawing ? (
            <Drawing
              size={20}
              className="pointer-events-none absolute start-4 top-1/2 -translate-y-1/2 text-ink-soft"
            />
          ) : null}
          {prefix ? <Affix className="rounded-s-control border-e-0">{prefix}</Affix> : null}
          {input}
          {suffix ? <Affix className="rounded-e-control border-s-0">{suffix}</Affix> : null}
        </div>
      ) : (
        input
      )}
    </Field>
  )
})

function Affix({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'flex shrink-0 items-center border-[1.5px] border-line-strong bg-sunken px-3.5 text-ink-soft',
        className,
      )}
    >
      {children}
    </span>
  )
}
