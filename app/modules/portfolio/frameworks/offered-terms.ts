import type { ShownFramework } from './terms.ts'

/** Names of all areas, parts and goals that frameworks offer, by their keys. Pure. */
export const offeredTerms = (frameworks: readonly ShownFramework[]): Map<string, string> =>
  new Map(
    frameworks
      .flatMap(each => each.areas.flatMap(area => [area, ...area.parts, ...area.parts.flatMap(part => part.goals)]))
      .map(({ key, name }) => [key, name]),
  )
