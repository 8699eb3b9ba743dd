import { plain } from '#tenants/people/directory/parts.ts'
import type { ChildChoice, Choices } from './choices.ts'

/** A child that was looked for, with the classes it is in. */
export interface FoundChild extends ChildChoice {
  classes: string[]
}

/** Every child that may be chosen, once, by name. */
export function childrenIn({ classes, loose }: Pick<Choices, 'classes' | 'loose'>): FoundChild[] {
  const found = new Map<string, FoundChild>(loose.map(child => [child.id, { ...child, classes: [] }]))
  for (const { name, children } of classes) {
    for (const child of children) {
      const known = found.get(child.id)
      if (known) known.classes.push(name)
      else found.set(child.id, { ...child, classes: [name] })
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Those whose names hold all the words typed, wherever: 'li ber' finds Elisabeth (Lisa) Berg. Nobody while nothing is typed. */
export function search(children: readonly FoundChild[], typed: string): FoundChild[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return words.length === 0 ? [] : children.filter(child => words.every(word => child.words.includes(word)))
}
