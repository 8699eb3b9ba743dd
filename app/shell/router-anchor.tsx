import { Link } from '@remix-run/react'
import type { AnchorProps } from '#app/ui/anchor.tsx'

/** The design system's links, through the router; other hosts and machines get a plain link. */
export function RouterAnchor({ href, plain, ...rest }: AnchorProps) {
  if (plain || !href.startsWith('/')) return <a href={href} {...rest} />
  return <Link to={href} {...rest} />
}
