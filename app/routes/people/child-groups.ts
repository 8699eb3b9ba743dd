import { type ChildNames, nameOf } from '#tenants/people/child-name.ts'
import { plain } from '#tenants/people/directory/parts.ts'
import type { Relation } from '#tenants/people/rights.ts'
import type { Tag } from '#tenants/people/tags.server.ts'
import type { ChildrenFilter } from './paths.ts'

/** A child as the list shows it. */
export interface ListedChild extends ChildNames {
  id: string
  birthDate: string | null
  photoId: string | null
  classes: { id: string; name: string }[]
  guardians: { name: string; relation: Relation }[]
  joined: number
  tags: Tag[]
  /** As Chinese names, the guardians' too, are typed in Latin letters, whole and by initials; else ''. */
  spelling: string
}

export interface ChildGroup {
  /** Empty for children without a class. */
  id: string
  name: string
  children: ListedChild[]
}

/** Whether all the words typed are in the names of the child and its guardians, wherever: 'li ber' finds Elisabeth (Lisa) Berg; 王小, xiaoming and wxm find 王小明. */
export function isFound(child: ListedChild, typed: string): boolean {
  const guardians = child.guardians.map(each => each.name)
  const names = plain(
    [child.callName, child.firstName, child.lastName, nameOf(child), ...guardians, child.spelling].join(' '),
  )
  return plain(typed)
    .split(/\s+/)
    .every(word => names.includes(word))
}

/** Children by class, classes by name; a child of two classes stands in both, one without at the end. */
export function byClass(children: readonly ListedChild[], locale: string): ChildGroup[] {
  const groups = new Map<string, ChildGroup>()
  for (const child of children) {
    for (const { id, name } of child.classes.length > 0 ? child.classes : [{ id: '', name: '' }]) {
      const group = groups.get(id) ?? { id, name, children: [] }
      group.children.push(child)
      groups.set(id, group)
    }
  }
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return [...groups.values()].sort((a, b) => Number(a.id === '') - Number(b.id === '') || compare(a.name, b.name))
}

/** The groups with those children that are looked for: of a class, with a tag, by what was typed; none without any. */
export function shownOf(groups: readonly ChildGroup[], filter: ChildrenFilter, typed: string): ChildGroup[] {
  const { classId, tagId } = filter
  const isShown = (child: ListedChild) => (!tagId || child.tags.some(({ id }) => id === tagId)) && isFound(child, typed)
  return groups
    .filter(group => !classId || group.id === classId)
    .map(group => ({ ...group, children: group.children.filter(isShown) }))
    .filter(group => group.children.length > 0)
}

/** Under which letter a child is leafed to: of its name as it is listed, of a Chinese one as it is typed; '#' for others. */
export function letterOf(child: ChildNames, spelling: string): string {
  const [letter = ''] = spelling || plain(nameOf(child))
  return /[a-z]/.test(letter) ? letter.toUpperCase() : '#'
}
