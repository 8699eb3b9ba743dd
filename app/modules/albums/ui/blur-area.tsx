import clsx from 'clsx'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { type Area, afterKey } from './areas.ts'

/** One area over the photo: to be taken with a finger or mouse, or worked with keys. */
export function BlurArea({
  area,
  place,
  total,
  selected,
  describedBy,
  onSelect,
  onChange,
  onRemove,
}: {
  area: Area
  /** From 1. */
  place: number
  total: number
  selected: boolean
  /** Id of what says which keys do what. */
  describedBy: string
  onSelect: () => void
  onChange: (area: Area) => void
  onRemove: () => void
}) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  // Not in the markup: the content policy drops style attributes.
  useLayoutEffect(() => {
    const style = box.current?.style
    if (!style) return
    style.left = `${area.x * 100}%`
    style.top = `${area.y * 100}%`
    style.width = `${area.width * 100}%`
    style.height = `${area.height * 100}%`
  }, [area])
  useLayoutEffect(() => {
    if (selected) button.current?.focus({ preventScroll: true })
  }, [selected])

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const changed = afterKey(area, event.key, event.shiftKey)
    const removes = event.key === 'Delete' || event.key === 'Backspace'
    if (!changed && !removes) return
    event.preventDefault()
    if (changed) onChange(changed)
    else onRemove()
  }
  return (
    <div ref={box} className="pointer-events-none absolute">
      <span
        aria-hidden="true"
        className={clsx(
          'absolute inset-0 rounded-[40%] border-2 border-white shadow-[0_0_0_1.5px_rgb(0_0_0/0.7)]',
          !selected && 'border-dashed opacity-80',
        )}
      />
      <button
        ref={button}
        type="button"
        data-area={place - 1}
        aria-label={t('albums.blur.area', { place, total })}
        aria-pressed={selected}
        aria-describedby={describedBy}
        onFocus={onSelect}
        onKeyDown={keys}
        className="pointer-events-auto absolute top-1/2 left-1/2 h-full min-h-11 w-full min-w-11 -translate-x-1/2 -translate-y-1/2 cursor-move rounded-[40%]"
      />
      {selected ? (
        <span
          aria-hidden="true"
          data-area={place - 1}
          data-corner=""
          title={t('albums.blur.resize')}
          className="pointer-events-auto absolute right-0 bottom-0 grid size-11 translate-x-1/3 translate-y-1/3 cursor-nwse-resize place-items-center"
        >
          <span className="size-5 rounded-pill border-2 border-white bg-brand shadow-[0_0_0_1.5px_rgb(0_0_0/0.7)]" />
        </span>
      ) : null}
    </div>
  )
}
