import { Link } from '@remix-run/react'
import { useConnection } from '#app/platform/connection.ts'
import type { AnchorProps } from '#app/ui/anchor.tsx'

/**
 * The design system's links, through the router; other hosts and machines get a plain link. A page is loaded before it is asked for only
 * where there is a network: where its script cannot be had the router reloads the whole window, so that a thumb passing over a
 * link would take away the page one is working on.
 */
export function RouterAnchor({ href, plain, prefetch, ...rest }: AnchorProps) {
  const isOnline = useConnection()
  if (plain || !href.startsWith('/')) return <a href={href} {...rest} />
  return <Link to={href} prefetch={isOnline ? prefetch : 'none'} {...rest} />
}
