import type { Actor } from '#tenants/actor.ts'
import type { Look } from '../context.ts'

/** That it is not the member themself who looks, until when, and where pages that are still open go then; null where it is. Pure. */
export function lookOf({ viewing, support }: Actor): Look | null {
  if (support) return { endsAt: support.endsAt, over: '/support/over' }
  return viewing ? { endsAt: viewing.endsAt, over: '/people/viewing/end' } : null
}
