import clsx from 'clsx'
import type { ReactNode } from 'react'
import { initials, tintHue } from './avatar-tint.ts'

export type AvatarSize = 'xs' | 'sm' | 'md' | 'lg' | 'xl'

export type AvatarProps = {
  /** Whose; gives the initials. */
  name: string
  /** Whose name it is; of a class or office it is a group's. Default: a person's. */
  of?: 'person' | 'group' | undefined
  src?: string | undefined
  /** What the tint follows; an id is better than a name, which may change. Default: the name. */
  seed?: string | undefined
  size?: AvatarSize | undefined
  /** Say the name to screen readers; leave off when it stands beside the picture in text. */
  labelled?: boolean | undefined
  /** A small sign at the lower end: state, role. */
  mark?: ReactNode
  className?: string | undefined
}

/** A person's face, or their initials on a tint that stays theirs. */
export function Avatar({ name, of, src, seed, size = 'md', labelled = false, mark, className }: AvatarProps) {
  const label = labelled ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true as const }
  return (
    <span className={clsx('relative inline-flex shrink-0', SIZES[size], className)} {...label}>
      {/* Stand there until the photo has arrived, and stay where it does not: without a network, or just taken off. */}
      <span
        data-tint={tintHue(seed ?? name)}
        className="ui-tint grid size-full place-items-center rounded-pill font-heading font-extrabold leading-none"
      >
        {initials(name, of)}
      </span>
      {src ? (
        <img
          src={src}
          alt=""
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full rounded-pill object-cover"
        />
      ) : null}
      {mark ? <span className="absolute -end-0.5 -bottom-0.5">{mark}</span> : null}
    </span>
  )
}

const SIZES: Record<AvatarSize, string> = {
  xs: 'size-7 text-[0.6875rem]',
  sm: 'size-9 text-xs',
  md: 'size-11 text-sm',
  lg: 'size-16 text-xl',
  xl: 'size-24 text-2xl',
}
