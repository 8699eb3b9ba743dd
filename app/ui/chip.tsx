import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import type { Icon } from './icon.ts'

type Common = { children: ReactNode; icon?: Icon | undefined }

export type ChipProps = Common &
  (
    | { kind: 'link'; href: string; current?: boolean | undefined }
    | { kind: 'toggle'; selected: boolean; onToggle: (selected: boolean) => void; disabled?: boolean | undefined }
    | {
        kind: 'check'
        /** One of many in a form (`checkbox`) or one only (`radio`). */
        type?: 'checkbox' | 'radio' | undefined
        name: string
        value: string
        defaultChecked?: boolean | undefined
        form?: string | undefined
        onChange?: ((checked: boolean) => void) | undefined
      }
    | { kind: 'removable'; onRemove: () => void; removeLabel: string }
  )

/** A small thing to pick: a filter (`link`), a choice (`toggle`), a form's value (`check`), something chosen (`removable`). */
export function Chip(props: ChipProps) {
  switch (props.kind) {
    case 'link':
      return (
        <Anchor
          href={props.href}
          aria-current={props.current ? 'true' : undefined}
          preventScrollReset
          className={shape(props.current)}
        >
          <Words {...props} />
        </Anchor>
      )
    case 'toggle':
      return (
        <button
          type="button"
          aria-pressed={props.selected}
          disabled={props.disabled}
          onClick={() => props.onToggle(!props.selected)}
          className={shape(props.selected)}
        >
          {props.selected ? <Check size={17} strokeWidth={3} className="-ms-1 shrink-0" /> : null}
          <Words {...props} />
        </button>
      )
    case 'check':
      return (
        <label className="relative inline-flex max-w-full">
          <input
            type={props.type ?? 'checkbox'}
            name={props.name}
            value={props.value}
            form={props.form}
            defaultChecked={props.defaultChecked}
            onChange={event => props.onChange?.(event.currentTarget.checked)}
            className="peer absolute inset-0 size-full appearance-none rounded-pill"
          />
          <span className={clsx(shape(false), 'pointer-events-none', CHECKED)}>
            <Words {...props} />
          </span>
        </label>
      )
    case 'removable':
      return (
        <span className={clsx(shape(true), 'pe-1')}>
          <Words {...props} />
          <button
            type="button"
            aria-label={props.removeLabel}
            onClick={props.onRemove}
            className="pressable relative grid size-8 place-items-center rounded-pill after:absolute after:-inset-1.5 hover:bg-surface/60"
          >
            <X size={17} strokeWidth={2.5} />
          </button>
        </span>
      )
  }
}

const CHECKED =
  'peer-checked:border-brand peer-checked:bg-brand-soft peer-checked:text-on-brand-soft forced-colors:peer-checked:bg-[Highlight] forced-colors:peer-checked:text-[HighlightText]'

function shape(on: boolean | undefined) {
  return clsx(
    'pressable inline-flex min-h-11 max-w-full select-none items-center gap-1.5 whitespace-nowrap rounded-pill border-[1.5px] px-4 font-bold text-sm pointer-fine:min-h-9.5',
    'disabled:cursor-not-allowed disabled:border-dashed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-soft disabled:shadow-none',
    on
      ? 'border-brand bg-brand-soft text-on-brand-soft forced-colors:border-[Highlight]'
      : 'border-line bg-surface text-ink shadow-control hover:border-line-strong',
  )
}

function Words({ icon: Drawing, children }: Common) {
  return (
    <>
      {Drawing ? <Drawing size={17} className="-ms-0.5 shrink-0" /> : null}
      <span className="min-w-0 truncate">{children}</span>
    </>
  )
}
