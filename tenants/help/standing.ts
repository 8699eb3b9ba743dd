/** How an announcement stands. */
export type Standing = 'draft' | 'planned' | 'out' | 'past' | 'withdrawn'

/** Pure. */
export function standingOf(
  { publishAt, until, withdrawnAt }: { publishAt: Date | null; until: Date | null; withdrawnAt: Date | null },
  now: Date,
): Standing {
  if (withdrawnAt) return 'withdrawn'
  if (!publishAt) return 'draft'
  if (publishAt > now) return 'planned'
  return until && until <= now ? 'past' : 'out'
}
