import clsx from 'clsx'
import type { ReactNode } from 'react'
import { type FieldErrors, useFieldIds } from './field-ids.ts'
import { Fieldset } from './fieldset.tsx'
import type { Icon } from './icon.ts'

export type RadioCardOption = {
  value: string
  label: ReactNode
  text?: ReactNode
  icon?: Icon | undefined
  disabled?: boolean | undefined
}

export type RadioCardsProps = {
  name: string
  legend: ReactNode
  legendHidden?: boolean | undefined
  hint?: ReactNode
  error?: FieldErrors
  options: readonly RadioCardOption[]
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: ((value: string) => void) | undefined
  required?: boolean | undefined
  form?: string | undefined
  id?: string | undefined
  /** Cards beside each other where there is room. */
  columns?: 1 | 2 | 3 | undefined
}

/** One of a few, each with room to explain itself. Arrow keys move, as in every radio group. */
export function RadioCards(props: RadioCardsProps) {
  const { name, options, value, defaultValue, onChange, required, form, columns = 1 } = props
  const { id } = useFieldIds(props.id)
  return (
    <Fieldset
      id={id}
      legend={props.legend}
      legendHidden={props.legendHidden}
      hint={props.hint}
      error={props.error}
      role="radiogroup"
    >
      <div className={clsx('grid gap-2.5', columns === 2 && 'sm:grid-cols-2', columns === 3 && 'sm:grid-cols-3')}>
        {options.map(option => (
          <div key={option.value} className="relative">
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name}
              form={form}
              value={option.value}
              required={required}
              disabled={option.disabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={value === undefined ? defaultValue === option.value : undefined}
              onChange={() => onChange?.(option.value)}
              className="ui-tick peer absolute start-4 top-4 z-1"
            />
            <OptionCard id={`${id}-${option.value}`} option={option} />
          </div>
        ))}
      </div>
    </Fieldset>
  )
}

function OptionCard({ id, option }: { id: string; option: RadioCardOption }) {
  const Drawing = option.icon
  return (
    <label
      htmlFor={id}
      className={clsx(
        'pressable flex h-full min-h-14 items-start gap-3 rounded-control border-[1.5px] border-line bg-surface py-3.5 ps-14 pe-4 shadow-control',
        'hover:border-line-strong peer-checked:border-brand peer-checked:bg-brand-soft/55 peer-disabled:opacity-55',
        'forced-colors:peer-checked:border-4',
      )}
    >
      <span className="min-w-0 grow">
        <span className="block font-bold leading-[1.625rem]">{option.label}</span>
        {option.text ? <span className="mt-0.5 block text-ink-soft text-sm">{option.text}</span> : null}
      </span>
      {Drawing ? <Drawing size={24} className="mt-0.5 shrink-0 text-link" /> : null}
    </label>
  )
}
