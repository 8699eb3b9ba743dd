import clsx from 'clsx'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Anchor } from './anchor.tsx'
import type { Icon } from './icon.ts'
import { placeBeside } from './menu-place.ts'

export type MenuEntry = {
  id: string
  label: ReactNode
  /** A second line. */
  text?: ReactNode
  icon?: Icon | undefined
  href?: string | undefined
  onSelect?: (() => void) | undefined
  danger?: boolean | undefined
  disabled?: boolean | undefined
  /** A line above it. */
  parted?: boolean | undefined
}

/** What the trigger must spread on its button. */
export type MenuTrigger = {
  id: string
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  'aria-controls': string | undefined
  onClick: () => void
}

export type MenuProps = {
  entries: readonly MenuEntry[]
  /** The button, e.g. `trigger => <IconButton icon={Ellipsis} label="More" {...trigger} />`. */
  trigger: (props: MenuTrigger) => ReactNode
}

/**
 * A short list of actions on a button. Rendered only while open; stands in the top layer by the popover attribute, and as a fixed
 * box in browsers without it (WebViews before Chrome 114). Arrow keys, Home, End; Escape and Tab close.
 */
export function Menu({ entries, trigger }: MenuProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const menu = panel.current
    const button = document.getElementById(`${id}-button`)
    if (!open || !menu || !button) return
    if (typeof menu.showPopover === 'function') menu.showPopover()
    placeBeside(menu, button)
    items(menu)[0]?.focus()
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.contains(event.target) && !button.contains(event.target)) setOpen(false)
    }
    const close = () => setOpen(false)
    document.addEventListener('pointerdown', press)
    window.addEventListener('resize', close)
    return () => {
      document.removeEventListener('pointerdown', press)
      window.removeEventListener('resize', close)
    }
  }, [open, id])

  const leave = () => {
    setOpen(false)
    document.getElementById(`${id}-button`)?.focus()
  }
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab') setOpen(false)
    if (event.key === 'Escape') leave()
    const to = nextItem(items(event.currentTarget), event.key)
    if (to || event.key === 'Escape') event.preventDefault()
    to?.focus()
  }

  return (
    <>
      {trigger({
        id: `${id}-button`,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? `${id}-menu` : undefined,
        onClick: () => setOpen(!open),
      })}
      {open ? (
        <div
          ref={panel}
          id={`${id}-menu`}
          role="menu"
          tabIndex={-1}
          aria-labelledby={`${id}-button`}
          {...{ popover: 'manual' }}
          onKeyDown={keys}
          className="fixed inset-auto z-50 m-0 flex max-h-[70dvh] min-w-56 max-w-[min(20rem,calc(100vw-1.5rem))] animate-rise flex-col overflow-y-auto rounded-card border border-line bg-surface-raised p-1.5 text-ink shadow-overlay"
        >
          {entries.map(entry => (
            <Entry key={entry.id} entry={entry} onDone={leave} />
          ))}
        </div>
      ) : null}
    </>
  )
}

function Entry({ entry, onDone }: { entry: MenuEntry; onDone: () => void }) {
  const Drawing = entry.icon
  const className = clsx(
    'flex min-h-11 w-full items-center gap-3 rounded-control px-3 py-2 text-start font-semibold hover:bg-sunken focus-visible:bg-sunken focus-visible:-outline-offset-2',
    entry.danger && 'text-danger-ink',
    entry.disabled && 'opacity-50',
  )
  const content = (
    <>
      {Drawing ? <Drawing size={20} className={clsx('shrink-0', !entry.danger && 'text-ink-soft')} /> : null}
      <span className="min-w-0">
        {entry.label}
        {entry.text ? <span className="block font-normal text-ink-soft text-sm">{entry.text}</span> : null}
      </span>
    </>
  )
  const select = () => {
    if (entry.disabled) return
    onDone()
    entry.onSelect?.()
  }
  return (
    <>
      {entry.parted ? <hr className="mx-3 my-1.5 border-line" /> : null}
      {entry.href !== undefined && !entry.disabled ? (
        <Anchor href={entry.href} role="menuitem" tabIndex={-1} onClick={select} className={className}>
          {content}
        </Anchor>
      ) : (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={entry.disabled || undefined}
          onClick={select}
          className={className}
        >
          {content}
        </button>
      )}
    </>
  )
}

function items(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')]
}

function nextItem(all: HTMLElement[], key: string): HTMLElement | undefined {
  const active = document.activeElement
  const at = active instanceof HTMLElement ? all.indexOf(active) : -1
  if (key === 'ArrowDown') return all[(at + 1) % all.length]
  if (key === 'ArrowUp') return all.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return all[0]
  return key === 'End' ? all.at(-1) : undefined
}
