import clsx from 'clsx'
import type { ComponentPropsWithoutRef } from 'react'
import { Anchor, type AnchorProps } from './anchor.tsx'
import type { Icon } from './icon.ts'
import { Spinner } from './spinner.tsx'

type Look = {
  icon: Icon
  /** The button's name, for screen readers and as the browser's own tooltip. */
  label: string
  /** `glass` stands on photos, `plain` takes the colour of its surroundings. */
  variant?: 'ghost' | 'plain' | 'soft' | 'secondary' | 'primary' | 'glass' | undefined
  /** The icon points along the line of reading, so it turns round in right-to-left scripts. */
  directional?: boolean | undefined
}
type AsButton = Look &
  Omit<ComponentPropsWithoutRef<'button'>, 'children'> & { href?: undefined; busy?: boolean | undefined }
type AsLink = Look & Omit<AnchorProps, 'children'>

export type IconButtonProps = AsButton | AsLink

/** A button of one icon, 44 px square. */
export function IconButton(props: IconButtonProps) {
  if (props.href !== undefined) {
    const { icon, label, variant, directional, className, ...rest } = props
    return (
      <Anchor aria-label={label} title={label} className={clsx(look(variant), className)} {...rest}>
        <Glyph icon={icon} directional={directional} />
      </Anchor>
    )
  }
  const { icon, label, variant, directional, busy, className, ...rest } = props
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-busy={busy || undefined}
      disabled={busy}
      className={clsx(look(variant), className)}
      {...rest}
    >
      {busy ? <Spinner size={22} /> : <Glyph icon={icon} directional={directional} />}
    </button>
  )
}

function Glyph({ icon: Drawing, directional }: Pick<Look, 'icon' | 'directional'>) {
  return <Drawing size={22} className={clsx('shrink-0', directional && 'rtl:-scale-x-100')} />
}

function look(variant: Look['variant'] = 'ghost') {
  return clsx(
    'pressable relative grid size-11 shrink-0 place-items-center rounded-pill border disabled:opacity-50',
    variant === 'ghost' && 'border-transparent text-ink-soft hover:bg-sunken hover:text-ink',
    variant === 'plain' && 'border-transparent text-current hover:bg-current/12',
    variant === 'soft' && 'border-transparent bg-brand-soft text-on-brand-soft',
    variant === 'secondary' && 'border-line bg-surface text-ink shadow-control hover:border-line-strong',
    variant === 'primary' && 'border-transparent bg-brand text-on-brand shadow-control hover:bg-brand-hover',
    variant === 'glass' && 'border-transparent bg-black/55 text-white backdrop-blur-md hover:bg-black/70',
  )
}
