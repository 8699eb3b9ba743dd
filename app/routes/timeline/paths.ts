import type { TimelinePlace } from '#app/platform/timeline.ts'

/** Addresses of a child's timeline. */
export const paths = {
  timeline: (childId: string, { kind, before }: { kind?: string | null; before?: TimelinePlace | null } = {}) => {
    const search = new URLSearchParams()
    if (kind) search.set('kind', kind)
    if (before) search.set('before', `${before.day}_${before.id}`)
    return search.size > 0 ? `/timeline/${childId}?${search}` : `/timeline/${childId}`
  },
} as const
