/** The most photos that a yearbook takes. */
export const mostInYearbook = 100

/**
 * Takes at most so many from groups, evenly: each group gives one in turn until nothing is left to give or to take, and gives what lies
 * evenly spread over its own length. Pure.
 * @returns the groups in their order with what was taken of each, in its order
 */
export function evenly<Each>(groups: readonly (readonly Each[])[], most: number): Each[][] {
  const shares = groups.map(() => 0)
  for (let left = most; left > 0; ) {
    const open = groups.flatMap((group, index) => ((shares[index] ?? 0) < group.length ? [index] : [])).slice(0, left)
    if (open.length === 0) break
    for (const index of open) shares[index] = (shares[index] ?? 0) + 1
    left -= open.length
  }
  return groups.map((group, index) => {
    const share = shares[index] ?? 0
    return group.filter(
      (_, place) => Math.floor(((place + 1) * share) / group.length) > Math.floor((place * share) / group.length),
    )
  })
}

/** Items by what they have in common, both in the order in which they come. Pure. */
export function grouped<Each>(items: readonly Each[], common: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>()
  for (const each of items) groups.set(common(each), [...(groups.get(common(each)) ?? []), each])
  return groups
}
