import { lazy, useEffect } from 'react'
import { InBrowser } from '#app/ui/in-browser.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import type { DeskProps } from './desk.tsx'
import type { ViewerProps } from './viewer.tsx'

/*
 * What only some readers of a page need, loaded when they do: the feed and an album's photos are there without it.
 */

const importViewer = () => import('./viewer.tsx')
const LazyViewer = lazy(async () => ({ default: (await importViewer()).Viewer }))
const LazyDesk = lazy(async () => ({ default: (await import('./desk.tsx')).Desk }))

/** The full-screen viewer, once somebody opens a photo. */
export const Viewer = (props: ViewerProps) => (
  <InBrowser waiting={null}>
    <LazyViewer {...props} />
  </InBrowser>
)

/** The page's own photos go first. */
const restsAfterMs = 1_000

/** Fetches the viewer once the page rests, so that on a slow network too a photo opens when it is touched. */
export function useViewerAtHand(): void {
  useEffect(() => {
    // A failure shows when the viewer is needed, and not before.
    const timer = setTimeout(() => importViewer().catch(() => undefined), restsAfterMs)
    return () => clearTimeout(timer)
  }, [])
}

/** Where staff fill and prepare an album. */
export const Desk = (props: DeskProps) => (
  <InBrowser
    waiting={
      <div className="flex flex-col gap-5" aria-busy="true">
        <Skeleton shape="block" />
        <Skeleton shape="block" />
      </div>
    }
  >
    <LazyDesk {...props} />
  </InBrowser>
)
