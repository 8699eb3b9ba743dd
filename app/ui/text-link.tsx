import clsx from 'clsx'
import { Anchor, type AnchorProps } from './anchor.tsx'

export type TextLinkProps = AnchorProps & {
  /** Underline only on hover, for links whose place says that they are links (lists, footers). */
  quiet?: boolean | undefined
}

/** A link in running text. Underlined, because colour alone does not tell it from text (WCAG 1.4.1). */
export function TextLink({ quiet, className, ...rest }: TextLinkProps) {
  return (
    <Anchor
      className={clsx(
        'rounded-small font-semibold text-link decoration-2 underline-offset-4',
        quiet ? 'no-underline hover:underline' : 'underline decoration-link/35 hover:decoration-link',
        className,
      )}
      {...rest}
    />
  )
}
