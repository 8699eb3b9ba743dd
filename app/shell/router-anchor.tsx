import { Link } from '@remix-run/react'
import type { AnchorProps } from '#app/ui/anchor.tsx'
import { useConnection } from './connection.ts'

/** The design system's links, through the router; other hosts and machines get a plain link. */
export function RouterAnchor({ href, plain, prefetch, ...rest }: AnchorProps) {
  if (plain || !href.startsWith('/')) return <a href={href} {...rest} />
  return prefetch ? <EagerLink to={href} prefetch={prefetch} {...rest} /> : <Link to={href} {...rest} />
}

/**
 * Loads a page before it is asked for, as long as there is a network: where a page's script cannot be had, the router reloads the
 * whole window, so that a thumb passing over a link would take away the page one is working on.
 */
function EagerLink({ prefetch, ...rest }: Parameters<typeof Link>[0]) {
  const isOnline = useConnection()
  return <Link prefetch={isOnline ? prefetch : 'none'} {...rest} />
}
