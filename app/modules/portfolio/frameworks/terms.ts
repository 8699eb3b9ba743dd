import type { Locale } from '#app/platform/i18n/translate.ts'
import { cn36 } from './cn36.ts'
import { eyfs } from './eyfs.ts'
import type { Framework, FrameworkId, Names } from './framework.ts'

/** An area of a chosen framework as a page offers it, in the reader's language. */
export interface ShownArea {
  key: string
  name: string
  parts: { key: string; name: string; goals: { key: string; name: string }[] }[]
}
export interface ShownFramework {
  id: FrameworkId
  name: string
  areas: ShownArea[]
}

export const builtIn: readonly Framework[] = [cn36, eyfs]

interface Known {
  names: Names
  /** Key of the area that it is or is in. */
  area: string
}
const known = new Map<string, Known>(
  builtIn.flatMap(({ areas }) =>
    areas.flatMap(area => [
      [area.key, { names: area.names, area: area.key }] as const,
      ...area.parts.flatMap(part => [
        [part.key, { names: part.names, area: area.key }] as const,
        ...part.goals.map(goal => [goal.key, { names: goal.names, area: area.key }] as const),
      ]),
    ]),
  ),
)

/** What a key of a framework that comes with the product means; null for any other. */
export function builtInTerm(key: string, locale: Locale): { name: string; area: string } | null {
  const term = known.get(key)
  return term ? { name: term.names[locale], area: term.area } : null
}

/** A framework that comes with the product, in a language. */
export const shownFramework = ({ id, names, areas }: Framework, locale: Locale): ShownFramework => ({
  id,
  name: names[locale],
  areas: areas.map(area => ({
    key: area.key,
    name: area.names[locale],
    parts: area.parts.map(part => ({
      key: part.key,
      name: part.names[locale],
      goals: part.goals.map(goal => ({ key: goal.key, name: goal.names[locale] })),
    })),
  })),
})

/** The framework that schools of a country begin with. @param country ISO code */
export const frameworkOf = (country: string): FrameworkId => (country === 'CN' ? 'cn36' : 'eyfs')
