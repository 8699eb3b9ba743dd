/** Somebody who has to be accounted for. */
export interface RollPerson {
  person: 'child' | 'member'
  id: string
  name: string
  /** The file of a child's portrait. */
  photoId: string | null
  /** By whom and when (ISO); null as long as nobody has seen them. */
  safe: { by: string; at: string } | null
}

/** Those of one class, children first; `id` is null for staff in no room and children of no class. */
export interface RollGroup {
  id: string | null
  name: string
  people: RollPerson[]
}

export interface RollCall {
  id: string
  /** ISO instants. */
  startedAt: string
  startedBy: string
  endedAt: string | null
  endedBy: string | null
}

export interface Roll {
  /** The one under way; of a report its own. */
  call: RollCall | null
  groups: RollGroup[]
}

/** How many are safe, of how many. */
export function sumOf(groups: readonly RollGroup[]): { safe: number; total: number } {
  const people = groups.flatMap(group => group.people)
  return { safe: people.filter(({ safe }) => safe).length, total: people.length }
}
