import type { ReactNode } from 'react'
import { Chip } from '#app/ui/chip.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'

export interface ChoiceChipsProps {
  legend: string
  hint?: string
  name: string
  options: readonly { id: string; label: ReactNode }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: FieldErrors
}

/** Several of a few, each a chip to tick. */
export function ChoiceChips({ legend, hint, name, options, chosen, onChange, error }: ChoiceChipsProps) {
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      <div className="flex flex-wrap gap-2">
        {options.map(({ id, label }) => (
          <Chip
            key={id}
            kind="check"
            name={name}
            value={id}
            defaultChecked={chosen.includes(id)}
            onChange={on => onChange(on ? [...chosen, id] : chosen.filter(each => each !== id))}
          >
            {label}
          </Chip>
        ))}
      </div>
    </Fieldset>
  )
}
