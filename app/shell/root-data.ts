import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '#app/platform/root-data.server.ts'

/** What surrounds every page; absent only on an error page of the root itself. */
export function useRootData(): RootData {
  const data = useRouteLoaderData('root') as RootData | undefined
  if (!data) throw new Error('The root loader has no data here.')
  return data
}
