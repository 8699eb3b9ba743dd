import type { SchoolRequest } from '#app/platform/load.server.ts'
import { type ChildSummary, childrenOf } from '#tenants/people/children.server.ts'
import { type Found, foundBy } from '#tenants/people/directory/search.server.ts'
import { reachByChild } from '#tenants/people/reach.server.ts'
import { spellingOf, spellingOfPerson } from '#tenants/people/spelling.server.ts'
import type { School } from '#tenants/school.server.ts'
import { type ListedChild, letterOf } from './child-groups.ts'

/** So many children travel to the browser as a whole, which then finds among them without asking; more come by the letter. */
export const wholeList = 300

export interface Directory {
  /** Of how many children the reader sees these are. */
  total: number
  children: ListedChild[]
  /** By which letters a long list is leafed through, and at which it stands; null for one that is here as a whole. */
  letters: { all: string[]; at: string | null } | null
  staff: Found['staff']
  classes: { id: string; name: string }[]
}

/** The children that the reader may see, with their guardians and everything by which they are found; of many, those asked for. */
export async function directory({
  school,
  url,
  locale,
}: Pick<SchoolRequest, 'school' | 'url' | 'locale'>): Promise<Directory> {
  const typed = url.searchParams.get('q')?.trim().slice(0, 100) ?? ''
  const classId = url.searchParams.get('class')
  const [all, found] = await Promise.all([childrenOf(school), foundBy(school, typed)])
  const classes = [...new Map(all.flatMap(child => child.classes).map(each => [each.id, each])).values()].sort(
    byName(locale),
  )
  const common = { total: all.length, classes, staff: found.staff }
  if (all.length <= wholeList) return { ...common, children: await listed(school, all), letters: null }
  if (typed) {
    const ids = new Set(found.childIds)
    const children = all.filter(({ id }) => ids.has(id))
    return { ...common, children: await listed(school, children), letters: { all: lettersOf(all), at: null } }
  }
  const inClass = classId ? all.filter(child => child.classes.some(({ id }) => id === classId)) : all
  const letters = lettersOf(inClass)
  const asked = url.searchParams.get('letter')
  const at = inClass.length <= wholeList ? null : letters.includes(asked ?? '') ? asked : (letters[0] ?? null)
  const children = at === null ? inClass : inClass.filter(child => letterOf(child, spellingOf(child)) === at)
  return { ...common, children: await listed(school, children), letters: { all: letters, at } }
}

/** All of them, each with its guardians and everything by which it is found. */
export const listedChildren = async (school: School): Promise<ListedChild[]> => listed(school, await childrenOf(school))

async function listed(school: School, children: readonly ChildSummary[]): Promise<ListedChild[]> {
  const reach = await reachByChild(school)
  return children.map(({ leftOn: _, ...child }) => {
    const { guardians, joined } = reach.get(child.id) ?? { guardians: [], joined: 0 }
    const spellings = [spellingOf(child), ...guardians.map(({ name }) => spellingOfPerson(name))]
    return { ...child, guardians, joined, spelling: spellings.filter(Boolean).join(' ') }
  })
}

const lettersOf = (children: readonly ChildSummary[]): string[] =>
  [...new Set(children.map(child => letterOf(child, spellingOf(child))))].sort()

function byName(locale: string): (a: { name: string }, b: { name: string }) => number {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return (a, b) => compare(a.name, b.name)
}
