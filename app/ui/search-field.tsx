import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'
import { type ComponentPropsWithoutRef, useRef, useState } from 'react'
import { Spinner } from './spinner.tsx'

export type SearchFieldProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'value'> & {
  /** Its name for screen readers; also the placeholder unless one is given. */
  label: string
  clearLabel: string
  /** Results are on their way. */
  busy?: boolean | undefined
  /** After each change and on clearing. */
  onSearch?: ((text: string) => void) | undefined
}

/** A search box. Inside a GET form it works without script; `Enter` searches. */
export function SearchField({ label, clearLabel, busy, onSearch, defaultValue, className, ...rest }: SearchFieldProps) {
  const box = useRef<HTMLInputElement>(null)
  const [filled, setFilled] = useState(Boolean(defaultValue))
  const clear = () => {
    if (!box.current) return
    box.current.value = ''
    box.current.focus()
    setFilled(false)
    onSearch?.('')
  }
  return (
    <div className={className}>
      <div className="relative">
        <span className="pointer-events-none absolute start-4 top-1/2 grid size-5 -translate-y-1/2 place-items-center text-ink-soft">
          {busy ? <Spinner size={18} /> : <Search size={20} />}
        </span>
        <input
          enterKeyHint="search"
          placeholder={label}
          autoComplete="off"
          {...rest}
          ref={box}
          type="search"
          aria-label={label}
          defaultValue={defaultValue}
          onInput={event => {
            setFilled(event.currentTarget.value !== '')
            onSearch?.(event.currentTarget.value)
          }}
          className="ui-input rounded-pill ps-11.5 pe-13 [&::-webkit-search-cancel-button]:hidden"
        />
        {filled ? (
          <button
            type="button"
            aria-label={clearLabel}
            onClick={clear}
            className="pressable absolute end-1 top-1/2 -mt-5.5 grid size-11 place-items-center rounded-pill text-ink-soft hover:text-ink"
          >
            <X size={20} />
          </button>
        ) : null}
      </div>
    </div>
  )
}
