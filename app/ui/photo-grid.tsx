// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import Play from 'lucide-react/icons/play'
import type { ReactNode } from 'react'
import { Anchor } from './anchor.tsx'
import { Photo, type PhotoSource } from './photo.tsx'
import { ratioStep } from './ratio-step.ts'

export type PhotoGridItem = PhotoSource & {
  id: string
  /** Name of the link or button; default the photo's `alt`. */
  label?: string | undefined
  href?: string | undefined
  selected?: boolean | undefined
  /** Running time in words ("0:42"): a video. */
  duration?: string | undefined
  /** A badge in the upper corner. */
  mark?: ReactNode
}

export type PhotoGridProps = {
  items: readonly PhotoGridItem[]
  /** `justified` keeps every picture's shape in even rows; `squares` is denser, for choosing. */
  layout?: 'justified' | 'squares' | undefined
  /** Makes items buttons with a selected state. */
  onSelect?: ((id: string) => void) | undefined
  /** How many of the first are in the first screen. */
  eager?: number | undefined
  label?: string | undefined
}

/** Photos in rows, laid out by CSS alone from their sizes: right in the first paint, without script. */
export function PhotoGrid({ items, layout = 'justified', onSelect, eager = 0, label }: PhotoGridProps) {
  const squares = layout === 'squares'
  return (
    <ul
      role="list"
      aria-label={label}
      className={clsx(
        'gap-1.5 sm:gap-2',
        squares ? 'grid grid-cols-3 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]' : 'ui-justified flex flex-wrap',
      )}
    >
      {items.map((item, index) => (
        <li
          key={item.id}
          className={clsx('group relative min-w-0', squares ? '' : 'ui-justified-item')}
          data-ratio={ratioStep(item.width / item.height)}
        >
          <Photo
            {...item}
            ratio={squares ? 1 : undefined}
            sizes={squares ? '(min-width: 40rem) 10rem, 33vw' : roomInRow(item.width / item.height)}
            eager={index < eager}
            className={clsx('transition-transform duration-200', item.selected && 'scale-90')}
          />
          <Overlay item={item} selecting={onSelect !== undefined} />
          <Target item={item} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  )
}

/** The `sizes` of a picture in a row of `.ui-justified-item`s: these grow to one and a half times the width they begin with, give or take. */
function roomInRow(ratio: number): string {
  const shape = Number(ratioStep(ratio)) * 1.5
  return `(min-width: 40rem) ${(8.5 * shape).toFixed(1)}rem, min(${(6.4 * shape).toFixed(1)}rem, 100vw)`
}

function Overlay({ item, selecting }: { item: PhotoGridItem; selecting: boolean }) {
  return (
    <>
      {item.duration ? (
        <span className="absolute end-2 bottom-2 flex items-center gap-1 rounded-pill bg-black/65 px-2 py-0.5 text-xs font-bold text-white">
          <Play size={12} className="fill-current" />
          {item.duration}
        </span>
      ) : null}
      {item.mark ? <span className="absolute start-2 top-2">{item.mark}</span> : null}
      {selecting ? (
        <span
          className={clsx(
            'absolute end-2 top-2 grid size-7 place-items-center rounded-pill border-2 border-white',
            item.selected ? 'bg-brand text-on-brand' : 'bg-black/35 text-transparent',
          )}
        >
          <Check size={16} strokeWidth={3.5} />
        </span>
      ) : null}
    </>
  )
}

function Target({ item, onSelect }: { item: PhotoGridItem; onSelect: PhotoGridProps['onSelect'] }) {
  const label = item.label ?? item.alt
  const className = 'absolute inset-0 z-1 rounded-control'
  if (onSelect)
    return (
      <button
        type="button"
        aria-label={label}
        aria-pressed={item.selected ?? false}
        onClick={() => onSelect(item.id)}
        className={className}
      />
    )
  return item.href === undefined ? null : <Anchor href={item.href} aria-label={label} className={className} />
}
