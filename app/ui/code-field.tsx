import clsx from 'clsx'
import { type ComponentPropsWithoutRef, type FormEvent, forwardRef } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import { describeField, useFieldIds } from './field-ids.ts'

export type CodeFieldProps = FieldTexts &
  Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'maxLength'> & {
    /** How many signs. */
    length?: number | undefined
    /** `digits` brings the number pad; `letters` takes capitals and digits (join codes). */
    signs?: 'digits' | 'letters' | undefined
    /** When the last sign is in, with the whole code; usually sends the form. */
    onComplete?: ((code: string) => void) | undefined
  }

/** A code from an e-mail, a text message or a sheet: one real input, so that pasting, autofill and screen readers just work. */
export const CodeField = forwardRef<HTMLInputElement, CodeFieldProps>(function CodeField(
  { label, labelHidden, note, hint, error, length = 6, signs = 'digits', onComplete, className, id, onInput, ...rest },
  ref,
) {
  const ids = useFieldIds(id)
  const input = (event: FormEvent<HTMLInputElement>) => {
    const box = event.currentTarget
    box.value = cleanCode(box.value, signs, length)
    onInput?.(event)
    if (box.value.length === length) onComplete?.(box.value)
  }
  return (
    <Field ids={ids} {...{ label, labelHidden, note, hint, error }}>
      <div className="ui-code" data-signs={length}>
        <input
          autoComplete="one-time-code"
          inputMode={signs === 'digits' ? 'numeric' : 'text'}
          autoCapitalize={signs === 'letters' ? 'characters' : 'off'}
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          {...rest}
          {...describeField(ids, { hint, error, describedBy: rest['aria-describedby'] })}
          ref={ref}
          id={ids.id}
          type="text"
          onInput={input}
          className={clsx('font-mono', className)}
        />
      </div>
    </Field>
  )
})

/** What of a pasted text is the code: "123 456", "Your code: 123-456" and lower case are all taken. */
export function cleanCode(text: string, signs: 'digits' | 'letters', length: number): string {
  const kept = signs === 'digits' ? text.replace(/\D/g, '') : text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return kept.slice(0, length)
}
