import { useEffect } from 'react'
import { askJson } from '#app/platform/ask-json.ts'
import type { Call } from '#tenants/urgent/call.ts'
import { paths } from '../paths.ts'

/**
 * Tells the school that a call is before one of those whom it went to: seen, and no more than that. Not by the loader, which also
 * runs when a link is merely pointed at; not through the router, which would load the page anew.
 */
export function useReading({ id, toMe }: Call): void {
  useEffect(() => {
    if (toMe) askJson(paths.reading(id), { method: 'POST', body: new FormData() }).catch(() => {})
  }, [id, toMe])
}
