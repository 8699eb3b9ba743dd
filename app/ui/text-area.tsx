import clsx from 'clsx'
import { type ComponentPropsWithoutRef, type FormEvent, forwardRef } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import { describeField, useFieldIds } from './field-ids.ts'

export type TextAreaProps = FieldTexts & ComponentPropsWithoutRef<'textarea'> & { fieldClassName?: string | undefined }

/** Several lines of text; grows with what is written, up to half the screen. `rows` is its least height. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, labelHidden, note, hint, error, className, fieldClassName, id, onInput, rows = 3, ...rest },
  ref,
) {
  const ids = useFieldIds(id)
  const grow = (event: FormEvent<HTMLTextAreaElement>) => {
    growToContent(event.currentTarget)
    onInput?.(event)
  }
  return (
    <Field ids={ids} className={fieldClassName} {...{ label, labelHidden, note, hint, error }}>
      <textarea
        {...rest}
        {...describeField(ids, { hint, error, describedBy: rest['aria-describedby'] })}
        ref={ref}
        id={ids.id}
        rows={rows}
        onInput={grow}
        className={clsx('ui-input ui-grow max-h-[50dvh] resize-y', className)}
      />
    </Field>
  )
})

/** Browsers without `field-sizing` (Chrome before 123, Safari before 26) are told the height. */
function growToContent(area: HTMLTextAreaElement) {
  if (CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 3}px`
}
