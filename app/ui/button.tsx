import clsx from 'clsx'
import type { ComponentPropsWithoutRef, MouseEvent, ReactNode } from 'react'
import { Anchor, type AnchorProps } from './anchor.tsx'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class.ts'
import type { Icon } from './icon.ts'
import { Spinner } from './spinner.tsx'

type Look = {
  children: ReactNode
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** Before the text. */
  icon?: Icon | undefined
  /** After the text. */
  iconAfter?: Icon | undefined
  /** As wide as its container; the usual shape of a form's main action on a phone. */
  block?: boolean | undefined
}

type AsButton = Look &
  Omit<ComponentPropsWithoutRef<'button'>, 'children'> & {
    href?: undefined
    /** At work: keeps its width and focus, shows a spinner, swallows further clicks. */
    busy?: boolean | undefined
    /** Said to screen readers while busy ("Saving…"). */
    busyLabel?: string | undefined
  }

type AsLink = Look & Omit<AnchorProps, 'children'>

export type ButtonProps = AsButton | AsLink

/** An action, or (with `href`) a link that looks like one. At least 44 px high on touch screens. */
export function Button(props: ButtonProps) {
  if (props.href !== undefined) {
    const { children, variant, size, icon, iconAfter, block, className, ...rest } = props
    return (
      <Anchor className={clsx(buttonClass({ variant, size, block }), className)} {...rest}>
        <Content {...{ icon, iconAfter, size, children }} />
      </Anchor>
    )
  }
  const { children, variant, size, icon, iconAfter, block, busy, busyLabel, className, onClick, ...rest } = props
  const click = (event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))
  return (
    <button
      type="button"
      {...rest}
      className={clsx(buttonClass({ variant, size, block }), className)}
      onClick={click}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
    >
      <span className={clsx('inline-flex items-center justify-center gap-2', busy && 'opacity-0')}>
        <Content {...{ icon, iconAfter, size, children }} />
      </span>
      {busy ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label={busyLabel} />
        </span>
      ) : null}
    </button>
  )
}

function Content({ icon: Before, iconAfter: After, size, children }: Look) {
  const pixels = size === 'sm' ? 18 : size === 'lg' ? 22 : 20
  return (
    <>
      {Before ? <Before size={pixels} className="-ms-0.5 shrink-0" /> : null}
      <span className="min-w-0">{children}</span>
      {After ? <After size={pixels} className="-me-0.5 shrink-0 rtl:-scale-x-100" /> : null}
    </>
  )
}
