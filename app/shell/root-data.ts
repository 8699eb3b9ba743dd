import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/platform/root-data.server.ts'

/** What surrounds every page; absent only on an error page of the root itself. */
export function useRootData(): RootData {
  const data = useRouteLoaderData('root') as RootData | undefined
  if (!data) throw new Error('The root loader has no data here.')
  return data
}

/** In a browser only: a server has many schools' readers, and keeps nothing of one for the next. */
let last: RootData | undefined

/**
 * The same for error pages and the document around them. Where the network is gone the root has no data either; this tab's last keep
 * the school's name, colours and language.
 * @returns undefined when nothing was ever loaded
 */
export function useLastRootData(): RootData | undefined {
  const data = useRouteLoaderData('root') as RootData | undefined
  if (data && typeof document !== 'undefined') last = data
  return data ?? last
}
