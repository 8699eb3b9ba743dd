interface Given {
  id: string
  key: string
  value: number
  /** ISO, the day included. */
  lastDay: string | null
  reason: string
  revokedAt: Date | null
}

/**
 * What holds on a day of what was given apart from a plan, by key. Pure.
 * @param rows newest first: the newest of a key counts
 */
export function givenOn(day: string, rows: readonly Given[]): Map<string, Omit<Given, 'key' | 'revokedAt'>> {
  const holding = rows.filter(({ revokedAt, lastDay }) => revokedAt === null && (lastDay === null || lastDay >= day))
  return new Map(
    holding.toReversed().map(({ id, key, value, lastDay, reason }) => [key, { id, value, lastDay, reason }]),
  )
}
