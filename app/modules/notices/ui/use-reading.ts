import { useEffect } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import { isViewing } from '#app/platform/viewing/marker.ts'
import { paths } from '../paths.ts'
import type { ShownNotice } from '../shown-notice.ts'

/**
 * Tells the school that a guardian has this wording before them. Not by the loader, which also runs when a link is merely pointed
 * at; not through the router, which would load the page anew. What is lost on the way is told when it is next opened.
 */
export function useReading({ id, unread, version }: ShownNotice, reader: boolean): void {
  useEffect(() => {
    if (reader && unread && !isViewing())
      askJson(paths.reading(id), { method: 'POST', body: new URLSearchParams({ version: `${version}` }) }).catch(
        () => {},
      )
  }, [id, unread, version, reader])
}
