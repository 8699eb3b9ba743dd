import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useEffect, useRef, useState } from 'react'
import { buttonClass } from './button-class.ts'
import { Field, type FieldTexts } from './field.tsx'
import { describeField, useFieldIds } from './field-ids.ts'

export type CopyFieldProps = FieldTexts & {
  value: string
  copyLabel: string
  copiedLabel: string
  id?: string | undefined
}

/** Something to take elsewhere: a link, a DNS record, a code. Where the clipboard is closed the text is selected instead. */
export function CopyField({
  label,
  labelHidden,
  note,
  hint,
  error,
  value,
  copyLabel,
  copiedLabel,
  id,
}: CopyFieldProps) {
  const ids = useFieldIds(id)
  const box = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = () => {
    box.current?.select()
    navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => box.current?.focus(),
    )
  }
  const Drawing = copied ? Check : Copy
  return (
    <Field ids={ids} {...{ label, labelHidden, note, hint, error }}>
      <div className="flex gap-2">
        <input
          ref={box}
          id={ids.id}
          readOnly
          value={value}
          dir="ltr"
          onFocus={event => event.currentTarget.select()}
          {...describeField(ids, { hint, error })}
          className="ui-input min-w-0 font-mono text-sm"
        />
        <button
          type="button"
          onClick={copy}
          className={clsx(buttonClass({ variant: 'secondary' }), 'shrink-0 whitespace-nowrap')}
        >
          <Drawing size={19} className="shrink-0" />
          <span aria-live="polite">{copied ? copiedLabel : copyLabel}</span>
        </button>
      </div>
    </Field>
  )
}
