import clsx from 'clsx'
import { useState } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import { describeField, useFieldIds } from './field-ids.ts'

export type ColourFieldProps = FieldTexts & {
  name: string
  /** `#rrggbb` */
  defaultValue?: string | undefined
  /** Name of the picker beside the text, e.g. "Choose a colour". */
  pickerLabel: string
  /** Good starting points, each with a name ("Spruce"). */
  swatches?: readonly { value: string; label: string }[] | undefined
  /** On every whole colour, in lower case; for a live preview. */
  onColour?: ((value: string) => void) | undefined
  id?: string | undefined
  form?: string | undefined
}

/** A colour: by the system's picker, by its code, or from swatches. The code is what the form sends. */
export function ColourField(props: ColourFieldProps) {
  const {
    label,
    labelHidden,
    note,
    hint,
    error,
    name,
    defaultValue = '#2f6b55',
    pickerLabel,
    swatches,
    onColour,
    form,
  } = props
  const ids = useFieldIds(props.id)
  const [text, setText] = useState(defaultValue)
  const [colour, setColour] = useState(wholeColour(defaultValue) ?? '#000000')
  const take = (next: string) => {
    setText(next)
    const whole = wholeColour(next)
    if (!whole) return
    setColour(whole)
    onColour?.(whole)
  }
  return (
    <Field ids={ids} {...{ label, labelHidden, note, hint, error }}>
      <div className="flex gap-2.5">
        <input
          type="color"
          aria-label={pickerLabel}
          value={colour}
          onChange={event => take(event.currentTarget.value)}
          className="ui-swatch h-12.5 w-16 shrink-0 rounded-control border-[1.5px] border-line-strong"
        />
        <input
          id={ids.id}
          name={name}
          form={form}
          value={text}
          onChange={event => take(event.currentTarget.value)}
          onBlur={() => wholeColour(text) && setText(wholeColour(text) ?? text)}
          inputMode="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          {...describeField(ids, { hint, error })}
          className="ui-input max-w-40 font-mono"
        />
      </div>
      {swatches ? (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {swatches.map(swatch => (
            <button
              key={swatch.value}
              type="button"
              aria-label={swatch.label}
              title={swatch.label}
              aria-pressed={swatch.value.toLowerCase() === colour}
              onClick={() => take(swatch.value)}
              className="pressable grid size-11 place-items-center rounded-pill"
            >
              <svg
                viewBox="0 0 32 32"
                aria-hidden="true"
                className={clsx(
                  'size-8 rounded-pill border border-black/10 forced-color-adjust-none',
                  swatch.value.toLowerCase() === colour && 'outline-3 outline-ink outline-offset-2',
                )}
              >
                <circle cx="16" cy="16" r="16" fill={swatch.value} />
              </svg>
            </button>
          ))}
        </div>
      ) : null}
    </Field>
  )
}

/** `#rrggbb` in lower case from what people type ("2F6B55", "#2f6"), or null while it is not a colour yet. */
export function wholeColour(text: string): string | null {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1]?.toLowerCase()
  if (!digits) return null
  return digits.length === 6 ? `#${digits}` : `#${[...digits].map(digit => digit + digit).join('')}`
}
